/** Properties of each archive kind. Python extracts it where another program may be missing: `unzip` on Linux, `tar` on Windows before 10 (1803). */
export const ARCHIVE_KINDS = {
  'tar.gz': {
    extension: '.tar.gz',
    mediaType: 'application/gzip',
    unpack: { posix: (file: string) => `tar xzf ${file}`, windows: (file: string) => `py -m tarfile -e ${file} .` },
  },
  zip: {
    extension: '.zip',
    mediaType: 'application/zip',
    unpack: { posix: (file: string) => `python3 -m zipfile -e ${file} .`, windows: (file: string) => `py -m zipfile -e ${file} .` },
  },
} as const

export type ArchiveKind = keyof typeof ARCHIVE_KINDS
/** Choices of --archive, the default first. */
export const ARCHIVE_CHOICES = ['tar.gz', 'zip', 'none'] as const satisfies readonly (ArchiveKind | 'none')[]

/** Return the kind for an archive's file name in any case; undefined for other files and for volumes. */
export function archiveKindOf(name: string): ArchiveKind | undefined {
  return (['tar.gz', 'zip'] as const).find((kind) => name.toLowerCase().endsWith(ARCHIVE_KINDS[kind].extension))
}

/** Remove the volume number from a file name; return other names unchanged. */
export function withoutVolume(name: string): string {
  return name.replace(/\.\d{3,}$/, '')
}

/** Whether the file name is that of a companion file of the bundle `name`. */
export function isCompanion(file: string, name: string): boolean {
  return (
    file.startsWith(`${name}.`) &&
    /^(?:tar\.gz|zip)(?:\.\d{3})?$|^(?:manifest|proofs)\.json$|^report\.html$|^SHA256SUMS(?:\.asc|\.p7s)?$/.test(
      file.slice(name.length + 1),
    )
  )
}
