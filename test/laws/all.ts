import { BUNDLE_LAWS, FOLDER_LAWS } from './bundle.ts'
import type { Law } from './law.ts'
import { MATRIX_LAWS } from './matrix.ts'
import { INPUT_LAWS } from './options.ts'
import { PACK_LAWS, VOLUME_LAWS } from './output.ts'
import { POLICY_LAWS } from './policy.ts'
import { TARGET_LAWS } from './targets.ts'
import { WORD_LAWS } from './words.ts'

export const LAWS: readonly Law[] = [
  ...INPUT_LAWS,
  ...TARGET_LAWS,
  ...BUNDLE_LAWS,
  ...MATRIX_LAWS,
  ...POLICY_LAWS,
  ...PACK_LAWS,
  ...WORD_LAWS,
  ...FOLDER_LAWS,
  ...VOLUME_LAWS,
]
