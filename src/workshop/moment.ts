import { freeze } from '../core/values.ts'
import type { Request } from '../options/request.ts'
import { momentOf } from '../options/values.ts'

/** An age such as `P7D` is one moment for all that asks, however long the run takes. */
export function atMoment<R extends Pick<Request, 'indexes'>>(request: R, now: Date): R {
  const { uploadedPriorTo: given } = request.indexes
  return given === undefined ? request : freeze({ ...request, indexes: { ...request.indexes, uploadedPriorTo: momentOf(given, now) } })
}
