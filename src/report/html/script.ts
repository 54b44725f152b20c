/**
 * The page's own script: it only shows and hides what is in the page already, so without it everything can be read.
 * Plain JavaScript that browsers of 2020 run; nothing in it makes markup of text.
 */
export const SCRIPT = String.raw`'use strict'
const at = (id) => document.getElementById(id)
const { projects } = JSON.parse(at('index').textContent)
const rows = [...at('grid').rows]
const items = [...at('list').children]
const nones = [...document.querySelectorAll('.none')]
const cols = [...document.querySelectorAll('.grid col')].slice(1)
const search = at('search')
const marks = [...document.querySelectorAll('[name=mark]')]
/* The grid, and below it the list: each with what of it is shown now, and whether no more than its top can be in sight. */
const scroller = at('grid').closest('.scroll')
const grid = { all: rows, shown: projects.map(() => true), isAtTop: () => scroller.scrollTop === 0 }
const list = { all: items, shown: projects.map(() => true), isAtTop: () => at('list').getBoundingClientRect().top >= 0 }
const now = { wanted: grid.shown, places: projects.map((_, place) => place), pending: 0 }

/* A key is answered with the first screenful alone; the rest follows once no other key comes, a piece a frame. */
const SCREENFUL = 40
const PAUSE = 250
const apply = (next) => {
  clearTimeout(now.pending)
  for (const part of [grid, list]) {
    if (part.shown.every((is, place) => is === next[place])) continue
    const atTop = part.isAtTop()
    let room = SCREENFUL
    for (const place of now.places) {
      if (!next[place]) set(part, place, false)
      else if (room <= 0) { if (atTop) set(part, place, false) }
      else {
        if (atTop || !part.shown[place]) room -= 1
        set(part, place, true)
      }
    }
  }
  now.pending = setTimeout(fill, PAUSE)
}
const fill = () => {
  for (const part of [grid, list]) {
    const lacking = now.places.filter((place) => now.wanted[place] && !part.shown[place])
    for (const place of lacking.slice(0, SCREENFUL)) set(part, place, true)
    if (lacking.length === 0) continue
    now.pending = setTimeout(fill, PAUSE / 5)
    return
  }
}
const set = ({ all, shown }, place, is) => {
  if (shown[place] === is) return
  shown[place] = is
  all[place].hidden = !is
}
const show = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  const boxes = marks.filter((box) => box.checked).map((box) => box.value)
  const target = at('target').value
  const license = at('license').value
  now.wanted = projects.map((one) =>
    words.every((word) => one.t.includes(word)) &&
    boxes.every((mark) => one.m.includes(mark)) &&
    (target === '' || one.c[Number(target)] === '1') &&
    (license === '' || one.l === license))
  apply(now.wanted)
  cols.forEach((col, place) => col.classList.toggle('on', String(place) === target))
  const many = now.wanted.filter(Boolean).length
  const bytes = projects.reduce((sum, one, place) => sum + (now.wanted[place] ? one.b : 0), 0)
  at('count').textContent = many + ' of ' + projects.length + ' projects, ' + (bytes < 1e9 ? (bytes / 1e6).toFixed(1) + ' MB' : (bytes / 1e9).toFixed(2) + ' GB')
  for (const none of nones) none.hidden = many > 0
}

const order = () => {
  const bySize = at('order').value === 'size'
  const places = projects.map((_, place) => place)
  if (bySize) places.sort((one, other) => projects[other].b - projects[one].b || one - other)
  now.places = places
  at('grid').append(...places.map((place) => rows[place]))
  at('list').append(...places.map((place) => items[place]))
}

/* A link to a project that a filter hides clears the filters first. */
const open = () => {
  const inner = location.hash.endsWith('--') ? at(location.hash.slice(1)) : null
  if (inner === null) return
  const item = inner.parentElement
  const place = items.indexOf(item)
  if (!now.wanted[place]) { at('tools').reset(); show(); order() }
  for (const part of [grid, list]) set(part, place, true)
  item.open = true
  item.scrollIntoView({ block: 'start' })
  item.firstElementChild.focus({ preventScroll: true })
}

at('tools').hidden = false
at('tools').addEventListener('submit', (event) => event.preventDefault())
at('tools').addEventListener('change', (event) => { if (event.target === at('order')) order(); else if (event.target !== search) show() })
search.addEventListener('input', show)
addEventListener('hashchange', open)
document.addEventListener('click', (event) => {
  const link = event.target.closest ? event.target.closest('a[href^="#"]') : null
  if (link && link.hash === location.hash) open()
})
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)
  if (event.key === '/' && !typing) { event.preventDefault(); search.focus(); search.select() }
  if (event.key === 'Escape' && event.target === search) { search.value = ''; show() }
})
/* A reload keeps what was typed. */
addEventListener('pageshow', () => { show(); if (at('order').value !== 'name') order(); open() })
`
