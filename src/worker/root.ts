import * as v from 'valibot'
import { type Infer, texts } from '../core/schemas.ts'

/** A file on an index page, or one that the user handed in. */
export const FileEntrySchema = v.object({
  project: v.string(),
  version: v.string(),
  filename: v.string(),
  /** Absolute, without credentials or fragment. */
  url: v.string(),
  sha256: v.exactOptional(v.string()),
  hashes: v.record(v.string(), v.string()),
  /** Unit: bytes. */
  bytes: v.exactOptional(v.number()),
  requiresPython: v.exactOptional(v.string()),
  yanked: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  /** The index announces the metadata as a file of its own, with these hashes (PEP 658, 714). */
  metadata: v.exactOptional(v.record(v.string(), v.string())),
  index: v.exactOptional(v.string()),
  /** Of a wheel that was built here: the `url` of the root or of the WantedSdist that it was built from. */
  builtFrom: v.exactOptional(v.string()),
  /** Of such a wheel: the sha256 of the archive that it was built from. */
  sourceSha256: v.exactOptional(v.string()),
})
export type FileEntry = Infer<typeof FileEntrySchema>

/** One thing the user asked for, or a constraint on it, in normal form (python/worker/reading makes it). */
export const RootSchema = v.object({
  /** PEP 508 in normal form, or `url ; marker` where only a build can tell the name. */
  text: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(['named', 'wheel', 'sdist', 'vcs', 'folder', 'url']),
  url: v.nullable(v.string()),
  /** `sha256:…`, as pip's `--hash` gives them. */
  hashes: texts,
  /** `requirements.txt:3`, `argument`, `pyproject.toml [project.dependencies]`. */
  origin: v.string(),
  editable: v.boolean(),
  /** In normal form. */
  extras: v.exactOptional(texts),
  marker: v.exactOptional(v.nullable(v.string())),
  /** Of a lock's entry that is a direct reference. */
  version: v.exactOptional(v.string()),
  /** For `--lock`: the files this entry names; one of them is chosen for each target. */
  locked: v.exactOptional(v.array(FileEntrySchema)),
  /** The sdist of a lock's entry, for where none of its wheels suits. */
  lockedSdist: v.exactOptional(FileEntrySchema),
  /** A wheel of find-links may stand for the sdist of this entry (`--lock-built`). */
  lockBuilt: v.exactOptional(v.boolean()),
})
export type Root = Infer<typeof RootSchema>

/** What the requirements files, arguments and locks come to. */
export const ReadingSchema = v.object({
  roots: v.array(RootSchema),
  constraints: v.array(RootSchema),
  /** The roots are a whole lock: exactly these, nothing resolved. */
  locked: v.boolean(),
  /** `--pre` stood in a requirements file. */
  pre: v.exactOptional(v.boolean()),
  /** Some requirement has hashes, or `--require-hashes` stood in a file: pip then wants them of every index file. */
  requireHashes: v.exactOptional(v.boolean()),
  /** Which targets a lock, a script or a project is for; the resolver holds each target against them. `environments` are markers, of which a target must meet one. Empty: any target. */
  bounds: v.exactOptional(v.array(v.object({ origin: v.string(), requiresPython: v.nullable(v.string()), environments: texts }))),
  /** `--index-url` lines of requirements files, where they are allowed. */
  indexLines: v.exactOptional(v.array(v.object({ kind: v.string(), url: v.string() }))),
  /** Lines of a lock that say where its files were found, which is for the user to say: each with its place, no credentials. */
  passedOver: v.exactOptional(texts),
  /** Tables that only another tool knows, each with the projects that it is about. */
  ignored: v.exactOptional(texts),
  /** Of URLs that held credentials; no other part of the answer holds one. */
  logins: v.exactOptional(v.array(v.object({ url: v.string(), username: v.string(), password: v.string() }))),
})
export type Reading = Infer<typeof ReadingSchema>
