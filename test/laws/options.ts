import fc from 'fast-check'
import { parseRepository } from '../../src/build/git.ts'
import { readArgv } from '../../src/cli/args.ts'
import { MIB } from '../../src/core/constants.ts'
import { BundleError } from '../../src/core/errors.ts'
import { toProjectName } from '../../src/core/names.ts'
import { parseInputs } from '../../src/options/parse.ts'
import { parseArtifactName, parseCacheSize, parseReleaseTag, parseRetentionDays } from '../../src/options/publishing.ts'
import { type Grammar, listOf } from '../../src/options/reader.ts'
import { OPTIONS } from '../../src/options/table.ts'
import {
  isUrl,
  momentOf,
  parseAdvisoryIgnore,
  parseAllowed,
  parseBundleName,
  parseExtra,
  parseIdPattern,
  parseIgnoredErrorCode,
  parseIndexFor,
  parseIndexUrl,
  parseInterpreters,
  parseJobs,
  parseLicense,
  parseProxy,
  parseSigner,
  parseUploadedPriorTo,
  parseVolumeSize,
  sourceDateEpoch,
} from '../../src/options/values.ts'
import { aHost } from '../options/inputs.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyText, bent, wordsOf } from './texts.ts'

const GRAMMARS: readonly Grammar<unknown>[] = [parseIndexUrl, parseProxy, parseIndexFor, parseIgnoredErrorCode, parseExtra, parseBundleName, parseIdPattern, parseLicense,
  parseAllowed, parseJobs, parseVolumeSize, parseSigner, parseUploadedPriorTo, parseAdvisoryIgnore, parseReleaseTag, parseArtifactName, parseRetentionDays,
  parseCacheSize, (given) => parseInterpreters([given])] // biome-ignore format: a list of words

const URLS = fc.tuple(fc.constantFrom('https', 'http'), fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), fc.stringMatching(/^[\w~.=&?@%+-]{0,10}$/)).map(([scheme, host, rest]) => `${scheme}://${host}.example/${rest}`) // biome-ignore format: one thought
const PROJECTS = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,8}[A-Za-z0-9])?$/)
const SPELLED = wordsOf(['https://', 'index.example', '/simple', '=', '403', 'torch', 'MIT', '2026-01-31', 'T', '12:00', 'Z', 'P7D', '1900', 'MiB', 'GiB', 'gpg:', 'x509:', ',', 'v1', 'refs/tags/', 'project:', '*', '-', '.', ' ', '\n', 'con'], 8) // biome-ignore format: a list of words

const good = <T>(parsed: { readonly ok: T } | { readonly expected: string }): T | undefined => ('ok' in parsed ? parsed.ok : undefined)

export const INPUT_LAWS: readonly Law[] = [
  law('every grammar of an option takes any text, and says what it wants', fc.tuple(fc.oneof(anyText(), SPELLED, bent(URLS)), fc.nat({ max: GRAMMARS.length - 1 })), ([text, which]) => {
    const parsed = GRAMMARS[which]?.(text) ?? { expected: '' }
    return 'ok' in parsed || parsed.expected !== ''
  }),
  law('what is taken as a name of a bundle is one folder on every system', fc.oneof(anyText(), SPELLED, wordsOf(['con', 'a', '.', '..', 'NUL', '-', '1'], 5)), (text) => {
    const name = good(parseBundleName(text))
    return name === undefined || (/^[\w.-]+$/.test(name) && !/^\.|\.$|^(?:con|nul)(?:\.|$)/i.test(name) && name.length <= 100)
  }),
  law('parse(PROJECT=URL) gives both back', fc.tuple(PROJECTS, URLS), ([project, url]) => {
    const parsed = good(parseIndexFor(`${project}=${url}`))
    return parsed?.url === url && parsed.project === toProjectName(project)
  }),
  law('parse(URL=STATUS) gives both back', fc.tuple(URLS, fc.integer({ min: 400, max: 499 })), ([url, status]) => {
    const parsed = good(parseIgnoredErrorCode(`${url}=${status}`))
    return [407, 408, 429].includes(status) ? parsed === undefined : parsed?.url === url && parsed.status === status
  }),
  law('parse(print(size)) = size', fc.integer({ min: 1, max: 2000 }), (size) => good(parseVolumeSize(`${size}MiB`)) === size * MIB),
  law('parse(print(day)) = day, and no day that the calendar lacks', fc.tuple(fc.integer({ min: 1970, max: 2999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })), ([year, month, day]) => {
    const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    const days = [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (good(parseUploadedPriorTo(text)) === text) === (day >= 1 && day <= (days[month - 1] ?? 0))
  }),
  law('every time that is taken is one moment, the same in every zone', fc.oneof(SPELLED, wordsOf(['2026-01-31', '2024-02-29', 'T', ' ', '12:00', ':59', 'Z', '+01:00', 'P7D', 'P99999D'], 4)), (text) => {
    const taken = good(parseUploadedPriorTo(text))
    return taken === undefined || /^\d{4}-.*Z$/.test(momentOf(taken, new Date('2026-11-22T12:00:00Z')))
  }),
  law('a list that is printed a value a line is the list', fc.array(fc.stringMatching(/^[!-"$-~](?:[ -"$-~]{0,8}[!-"$-~])?$/), { maxLength: 6 }), (values) => {
    return JSON.stringify(listOf(values.join('\n'), 'lines')) === JSON.stringify(values)
  }),
  law('a list has no empty value, no comment and no line end, whatever was typed', fc.tuple(anyText(), fc.constantFrom('lines', 'commas', 'words')), ([text, cut]) => {
    return listOf(text, cut).every((value) => value !== '' && value === value.trim() && !value.startsWith('#') && !value.includes('\n'))
  }, [['##[\r', 'lines'], ['a #\u2028b', 'words'], [',#', 'commas']]),
  law('any arguments are a request or one usage failure', fc.array(fc.oneof(fc.constantFrom(...OPTIONS.map(({ name }) => `--${name}`), 'verify', 'targets', '-r', '-o', '--', 'alpha', '3.12', 'r.txt', '__proto__', '--__proto__=1', '--constructor'), anyText(12)), { maxLength: 8 }), (args) => {
    const { raw, command, operands } = readArgv(args)
    const parsed = outcomeOf(() => parseInputs(raw, aHost({ 'r.txt': 'alpha' })))
    if ('error' in parsed) return parsed.error instanceof BundleError && parsed.error.failure.kind === 'usage'
    return Object.isFrozen(parsed.value) && command !== undefined && operands.length >= 0
  }),
  law('of a repository the parts come back, and of nothing else any', fc.tuple(fc.constantFrom('https', 'ssh', 'file'), fc.stringMatching(/^[a-z]{1,5}(?:\/[a-z.]{1,6}){1,2}$/), fc.stringMatching(/^[a-z0-9._-]{0,6}$/)), ([scheme, place, revision]) => {
    const parsed = parseRepository(`git+${scheme}://${scheme === 'file' ? '/' : ''}${place}${revision === '' ? '' : `@${revision}`}#subdirectory=x`)
    return parsed?.revision === revision && parsed.url.endsWith(place) && parsed.subdirectory === 'x'
  }),
  law('any text is a repository or none, and a URL or a path', fc.oneof(anyText(), bent(fc.constant('git+https://host.example/repo.git@v1#subdirectory=a'))), (text) => {
    parseRepository(text)
    isUrl(text)
  }),
  law('any SOURCE_DATE_EPOCH is a time that zip and tar can hold, or a usage failure', fc.oneof(anyText(12), fc.bigInt().map(String), fc.nat().map(String)), (text) => {
    const read = outcomeOf(() => sourceDateEpoch({ SOURCE_DATE_EPOCH: text }))
    return 'error' in read ? read.error instanceof BundleError && read.error.failure.kind === 'usage' : read.value >= 315_532_800 && read.value < 2 ** 31
  }),
] // biome-ignore format: a table
