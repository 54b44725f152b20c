import { createHash } from 'node:crypto'
import { changesSection } from './changes.ts'
import { contentsOf, type ReportFacts } from './facts.ts'
import { findingsSection } from './findings.ts'
import { gridSection } from './grid.ts'
import { searchIndexOf } from './index-of.ts'
import { licencesSection } from './licences.ts'
import { html, jsonMarkup, trusted } from './markup.ts'
import { overview } from './overview.ts'
import { projectsSection } from './projects.ts'
import { SCRIPT } from './script.ts'
import { sourcesSection } from './sources.ts'
import { STYLE } from './style.ts'
import { targetsSection } from './targets.ts'
import { toolbar } from './tools.ts'

/**
 * `<name>.report.html`: one page that fetches nothing and works from a disk, with or without its script. The same facts
 * give the same bytes.
 */
export function reportPage(facts: ReportFacts): string {
  const contents = contentsOf(facts)
  const held = facts.held === undefined ? undefined : new Set(facts.held)
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${facts.name}: what is in it</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to what is in it</a>
${overview(facts, contents)}
<main id="main" tabindex="-1">
${findingsSection(facts, contents)}
${changesSection(facts.difference, contents.columns)}
${targetsSection(contents)}
${toolbar(contents)}
${gridSection(contents)}
${projectsSection(contents, held)}
${licencesSection(contents)}
${sourcesSection(facts)}
</main>
<footer>For machines, what the bundle holds stands in ${facts.manifest.name}.manifest.json, and what proved it in ${facts.name}.proofs.json.</footer>
<script type="application/json" id="index">${jsonMarkup(searchIndexOf(contents))}</script>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.html
}

/** Nothing may be fetched, sent or run but these two texts (Content Security Policy Level 3). */
const POLICY = [
  "default-src 'none'",
  `style-src '${sourceHash(STYLE)}'`,
  `script-src '${sourceHash(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

function sourceHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
