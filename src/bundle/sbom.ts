import { ComponentType, ExternalReferenceType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums'
import {
  Bom,
  Component,
  ComponentRepository,
  ExternalReference,
  ExternalReferenceRepository,
  HashDictionary,
  LicenseExpression,
  LicenseRepository,
  Metadata,
  NamedLicense,
  Property,
  PropertyRepository,
  SpdxLicense,
  Tools,
} from '@cyclonedx/cyclonedx-library/Models'
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize'
import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX'
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec'
import { sha256Of } from '../core/names.ts'
import type { BootstrapFile } from './contents.ts'
import type { Manifest, ManifestFile, ManifestWheel } from './manifest.ts'

/**
 * Format the bill of materials of all executable content: wheels, bootstrap pips and install.py. Serial number and time derive from
 * the content, so that it is reproducible.
 * Source: CycloneDX 1.6; package-url type `pypi`.
 */
export function sbomText(manifest: Manifest, bootstrap: readonly BootstrapFile[]): string {
  const wanted = wantedBy(manifest)
  const programs = manifest.files.filter(({ path }) => path.endsWith('.py'))
  const bom = new Bom({
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([manifest.name, manifest.wheels, manifest.files]))}`,
    metadata: new Metadata({
      timestamp: new Date(manifest.epochSeconds * 1000),
      component: new Component(ComponentType.Application, manifest.name, { bomRef: 'bundle' }),
      tools: new Tools({ components: new ComponentRepository([toolOf(manifest)]) }),
    }),
    components: new ComponentRepository([
      ...manifest.wheels.map((wheel) => wheelComponent(wheel, wanted.get(wheel.sha256) ?? [])),
      ...bootstrap.map(bootstrapComponent),
      ...programs.map((file) => programComponent(file, manifest.tool.version)),
    ]),
  })
  // sortLists would sort by locale; all lists are already sorted by code unit
  return `${new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: false, space: 1 })}\n`
}

function toolOf({ tool }: Manifest): Component {
  return new Component(ComponentType.Application, tool.name, { version: tool.version, bomRef: 'tool' })
}

function wheelComponent(wheel: ManifestWheel, targets: readonly string[]): Component {
  const { path, project, version, sha256, url, summary, homePage, built, lockedSdist } = wheel
  return new Component(ComponentType.Library, project, {
    bomRef: path,
    version,
    purl: purlOf(project, version, path),
    hashes: sha256Hash(sha256),
    licenses: licensesOf(wheel.licenses),
    ...(summary === undefined || summary === '' ? {} : { description: summary }),
    externalReferences: new ExternalReferenceRepository([
      new ExternalReference(url, ExternalReferenceType.Distribution),
      ...[built, lockedSdist].flatMap((source) =>
        source === undefined ? [] : [new ExternalReference(source.url, ExternalReferenceType.SourceDistribution)],
      ),
      ...(isWebAddress(homePage) ? [new ExternalReference(homePage, ExternalReferenceType.Website)] : []),
    ]),
    properties: new PropertyRepository([
      new Property('offline-bundle:path', path),
      ...targets.map((target) => new Property('offline-bundle:target', target)),
    ]),
  })
}

function bootstrapComponent({ filename, project, version, sha256 }: BootstrapFile): Component {
  const path = `bootstrap/${filename}`
  return new Component(ComponentType.Application, project, {
    bomRef: path,
    version,
    purl: purlOf(project, version, path),
    hashes: sha256Hash(sha256),
    licenses: licensesOf(['MIT']),
    properties: new PropertyRepository([new Property('offline-bundle:path', path)]),
  })
}

function programComponent({ path, sha256 }: ManifestFile, version: string): Component {
  return new Component(ComponentType.File, path, {
    bomRef: path,
    version,
    hashes: sha256Hash(sha256),
    licenses: licensesOf(['Apache-2.0']),
    properties: new PropertyRepository([new Property('offline-bundle:path', path)]),
  })
}

function wantedBy({ targets }: Manifest): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>()
  for (const { id, entries } of targets) {
    for (const { sha256, marker } of entries) {
      wanted.set(sha256, [...(wanted.get(sha256) ?? []), marker === undefined ? id : `${id} ; ${marker}`])
    }
  }
  return wanted
}

function sha256Hash(sha256: string): HashDictionary {
  return new HashDictionary([[HashAlgorithm['SHA-256'], sha256]])
}

/** CycloneDX allows either one expression or a list of identifiers and names. */
function licensesOf(licenses: readonly string[]): LicenseRepository {
  const [first = ''] = licenses
  const isExpression = licenses.length === 1 && / (?:AND|OR|WITH) /.test(first) && /^[A-Za-z0-9 .()+:-]+$/.test(first)
  if (isExpression) return new LicenseRepository([new LicenseExpression(first)])
  return new LicenseRepository(licenses.map((text) => (isSupportedSpdxId(text) ? new SpdxLicense(text) : new NamedLicense(text))))
}

function purlOf(project: string, version: string, path: string): string {
  const filename = path.slice(path.lastIndexOf('/') + 1)
  return `pkg:pypi/${percentEncoded(project)}@${percentEncoded(version)}?file_name=${percentEncoded(filename)}`
}

/** Percent-encode for package URLs: `encodeURIComponent` does not encode `!` (epochs) and others. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text)
}

/** A name-based UUID of version 8 (RFC 9562). */
function uuidOf(content: string): string {
  const hex = sha256Of(content)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
