import fc from 'fast-check'
import * as v from 'valibot'
import { BundleError, explain, type Failure } from '../../src/core/errors.ts'
import { parseWheelName } from '../../src/core/names.ts'
import { credentialsIn, escapeHtml, maskSecrets, plainLine, portableUrl, visibleText } from '../../src/core/text.ts'
import { ApiError, AssetSchema, parseAnswer, ReleaseSchema, toApiError } from '../../src/github/api.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { runnerText } from '../../src/report/failure-summary.ts'
import { html } from '../../src/report/html/markup.ts'
import { escaped } from '../../src/report/markdown.ts'
import { openChannel } from '../../src/worker/process.ts'
import { parseIncoming } from '../../src/worker/protocol.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyJson, anyText, bent, harmed, wordsOf } from './texts.ts'

/** What steers a terminal, ends a line or turns the reading direction. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const FAULTS = fc.record({
  input: fc.oneof(anyText(8), fc.constant('r.txt:3'), fc.constant('https://h.example/r.txt:3')),
  actual: anyText(8),
  expected: anyText(8),
})
const FINDINGS = fc.record({
  kind: fc.constant('absent'),
  severity: fc.constantFrom('error', 'warning'),
  message: anyText(),
  origin: fc.oneof(anyText(6), fc.constant('r.txt:3')),
})
const TEXT = { what: anyText(), hint: anyText(8) }
const { failure } = fc.letrec<{ failure: Failure }>((tie) => ({
  failure: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ kind: fc.constant('usage'), faults: fc.array(FAULTS, { maxLength: 2 }) }),
    fc.record({ kind: fc.constantFrom('integrity', 'signature', 'no-target', 'environment', 'network'), ...TEXT }),
    fc.record({ kind: fc.constant('policy'), findings: fc.array(FINDINGS, { maxLength: 2 }) }),
    fc.record({ kind: fc.constant('cancelled') }), fc.record({ kind: fc.constant('bug'), what: anyText() }),
    fc.record({ kind: fc.constant('several'), failures: fc.array(tie('failure'), { minLength: 1, maxLength: 3 }) }),
  ),
})) // biome-ignore format: a value

const MESSAGES = fc.oneof(
  fc.record({ id: fc.nat(), ok: anyJson() }),
  fc.record({ ask: fc.nat(), op: anyText(5), url: anyText(5) }),
  fc.record({ id: fc.nat(), error: fc.record({ kind: fc.constantFrom('usage', 'network', 'bug'), message: anyText(), hint: anyText(5) }) }),
)
const LOGINS = fc.tuple(
  fc.stringMatching(/^[a-z][a-z0-9+]{0,5}$/),
  fc.stringMatching(/^[A-Za-z0-9%._~!$&'()+,;=-]{1,8}$/),
  fc.stringMatching(/^[A-Za-z0-9%._~!$&'()*+,;=@:-]{3,10}$/),
)
const ASSET = { id: 1, name: 'a', state: 'uploaded', size: 3, digest: `sha256:${'a'.repeat(64)}` }
const RELEASE = {
  id: 1,
  tag_name: 'v1',
  draft: true,
  immutable: false,
  html_url: 'https://github.example/r',
  upload_url: 'https://uploads.example/r',
  assets: [ASSET],
}

export const WORD_LAWS: readonly Law[] = [
  law('parse(print(message)) = message', MESSAGES, (message) => JSON.stringify(parseIncoming(JSON.stringify(message))) === JSON.stringify(JSON.parse(JSON.stringify(message)))),
  law('any line of a worker is a message, or none', fc.oneof(bent(MESSAGES.map((one) => JSON.stringify(one))), harmed(MESSAGES).map((one) => JSON.stringify(one) ?? ''), anyText()), (line) => {
    parseIncoming(line)
    const said: string[] = []
    const channel = openChannel((one) => said.push(one), () => Promise.resolve(1))
    channel.handleLine(line)
    channel.end(new BundleError({ kind: 'cancelled' }))
  }),
  law('any answer of the release service is understood, or said to be none', fc.oneof(harmed(fc.constantFrom<unknown>(ASSET, RELEASE, [ASSET])), anyJson()), (answer) => {
    return [AssetSchema, ReleaseSchema, v.array(AssetSchema)].every((schema) => {
      const read = outcomeOf(() => parseAnswer(schema, answer))
      return 'value' in read || read.error instanceof ApiError
    }) && toApiError(new Error(JSON.stringify(answer))) instanceof ApiError
  }),
  law('every failure has words, a code and annotations', failure, (one) => {
    const { exitCode, message } = explain(one)
    return exitCode > 0 && typeof message === 'string' && new BundleError(one).message === message && annotationsOf(one).every(({ file }) => file === undefined || !file.includes('://'))
  }),
  law('no login of a URL is printed, and every one is known to be a secret', fc.tuple(anyText(12), LOGINS, anyText(12)), ([before, [scheme, user, password], after]) => {
    const text = `${before} ${scheme}://${user}:${password}@host.example/simple ${after}`
    const kept = maskSecrets(text).slice(maskSecrets(`${before} `).length)
    return !kept.startsWith(`${scheme}://${user}`) && kept.startsWith(`${scheme}://****@`) && credentialsIn(text).some((secret) => secret === password || password.startsWith(secret) || secret.endsWith(password))
  }),
  law('text of others is one line that steers nothing', anyText(), (text) => [visibleText(text), plainLine(text), runnerText(text)].every((line) => !STEERING.test(line))),
  law('no line is a command to a runner', fc.oneof(anyText(), wordsOf(['::', '##[', ' ', '\t', '\n', '\u200b', '\u00a0', '\ufeff', 'error', 'x', '\u3000'], 8)), (text) => !/^\s*(?:::|##\[)/.test(runnerText(text))),
  law('text of others is no markup in HTML', anyText(), (text) => {
    const [plain, made] = [escapeHtml(text), html`<p title="${text}">${text}</p>`.html]
    return !/[<>"']/.test(plain) && (made.match(/[<>]/g) ?? []).length === 4 && !/&(?!(?:amp|lt|gt|quot|#39);)/.test(plain)
  }),
  law('text of others is no Markdown', anyText(), (text) => /^(?:[A-Za-z0-9 .,-]|&#\d+;)*$/.test(escaped(text))),
  law('a name of a wheel is one segment of a path', fc.oneof(anyText(), bent(fc.constant('alpha-1.0-py3-none-any.whl'))), (text) => {
    const name = parseWheelName(text)
    return name === undefined || (/^[A-Za-z0-9][\w.+!-]*\.whl$/.test(name) && !/[/\\]/.test(name))
  }),
  law('of a file of this machine only its last part is shown', fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 2, maxLength: 4 }), (parts) => portableUrl(`file:///${parts.join('/')}`) === `file:${parts.at(-1)}`),
] // biome-ignore format: a table
