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
let shown = projects.map(() => true)

const show = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  const wanted = marks.filter((box) => box.checked).map((box) => box.value)
  const target = at('target').value
  const licence = at('licence').value
  const next = projects.map((one) =>
    words.every((word) => one.t.includes(word)) &&
    wanted.every((mark) => one.m.includes(mark)) &&
    (target === '' || one.c[Number(target)] === '1') &&
    (licence === '' || one.l === licence))
  next.forEach((is, place) => {
    if (is === shown[place]) return
    rows[place].hidden = !is
    items[place].hidden = !is
  })
  shown = next
  cols.forEach((col, place) => col.classList.toggle('on', String(place) === target))
  const many = next.filter(Boolean).length
  const bytes = projects.reduce((sum, one, place) => sum + (next[place] ? one.b : 0), 0)
  at('count').textContent = many + ' of ' + projects.length + ' projects, ' + (bytes < 1e9 ? (bytes / 1e6).toFixed(1) + ' MB' : (bytes / 1e9).toFixed(2) + ' GB')
  for (const none of nones) none.hidden = many > 0
}

const order = () => {
  const bySize = at('order').value === 'size'
  const places = projects.map((_, place) => place)
  if (bySize) places.sort((one, other) => projects[other].b - projects[one].b || one - other)
  at('grid').append(...places.map((place) => rows[place]))
  at('list').append(...places.map((place) => items[place]))
}

/* A link to a project that a filter hides clears the filters first. */
const open = () => {
  const inner = location.hash.endsWith('--') ? at(location.hash.slice(1)) : null
  if (inner === null) return
  const item = inner.parentElement
  if (item.hidden) { at('tools').reset(); show(); order() }
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
