/* Search, filters and order. Only shows, hides and moves rows of the page, which is complete without it. For browsers of 2020 or newer. */
const byId = (id) => document.getElementById(id)
const all = (selector) => [...document.querySelectorAll(selector)]
const [tools, search] = [byId('tools'), byId('search')]
const [versions, details] = [byId('versions-rows'), byId('list')]
const rows = [...versions.rows]
const items = [...details.children]
const columns = all('.grid col').slice(1)
const projects = items.map((item, index) => ({
  text: [...item.querySelectorAll('b, .cut, p, tbody th')]
    .reduce((text, part) => `${text} ${part.textContent}`, item.lastElementChild.id)
    .toLowerCase(),
  marks: item.dataset.marks.split(' '),
  license: item.querySelector('.cut').textContent,
  bytes: Number(item.dataset.bytes),
  isOn: (target) => rows[index].cells[Number(target) + 1].className !== '',
}))

/* The two tables of projects: which elements are shown now, and whether only the top can be in view. */
const scroller = versions.closest('.scroll')
const grid = { elements: rows, shown: projects.map(() => true), isAtTop: () => scroller.scrollTop === 0 }
const list = { elements: items, shown: projects.map(() => true), isAtTop: () => details.getBoundingClientRect().top >= 0 }
const state = { matches: grid.shown, order: projects.map((_, index) => index), timer: 0 }

/* A keystroke updates only the first SCREENFUL rows. The rest follows in batches after a PAUSE (milliseconds) without keystrokes. */
const SCREENFUL = 40
const PAUSE = 250
const setShown = ({ elements, shown }, index, isShown) => {
  if (shown[index] === isShown) return
  shown[index] = isShown
  elements[index].hidden = !isShown
}
const update = (table) => {
  if (table.shown.every((isShown, index) => isShown === state.matches[index])) return
  const atTop = table.isAtTop()
  let room = SCREENFUL
  for (const index of state.order) {
    const wanted = state.matches[index] && (room > 0 || (!atTop && table.shown[index]))
    if (wanted && (atTop || !table.shown[index])) room -= 1
    setShown(table, index, wanted)
  }
}
const showRest = () => {
  for (const table of [grid, list]) {
    const missing = state.order.filter((index) => state.matches[index] && !table.shown[index])
    for (const index of missing.slice(0, SCREENFUL)) setShown(table, index, true)
    if (missing.length === 0) continue
    state.timer = setTimeout(showRest, PAUSE / 5)
    return
  }
}
const filter = () => {
  const words = search.value.toLowerCase().split(/\s+/)
  const marks = all('[name=mark]:checked').map((box) => box.value)
  const target = byId('target').value
  const license = byId('license').value
  state.matches = projects.map(
    (one) =>
      words.every((word) => one.text.includes(word)) &&
      marks.every((mark) => one.marks.includes(mark)) &&
      (target === '' || one.isOn(target)) &&
      (license === '' || one.license === license),
  )
  clearTimeout(state.timer)
  for (const table of [grid, list]) update(table)
  state.timer = setTimeout(showRest, PAUSE)
  for (const [index, column] of columns.entries()) column.classList.toggle('on', String(index) === target)
  const found = projects.filter((_, index) => state.matches[index])
  const bytes = found.reduce((sum, one) => sum + one.bytes, 0)
  const size = bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
  byId('count').textContent = `${found.length} of ${projects.length} projects, ${size}`
  for (const none of all('.none')) none.hidden = found.length > 0
}
const sort = () => {
  state.order = projects.map((_, index) => index)
  if (byId('order').value === 'size') state.order.sort((one, other) => projects[other].bytes - projects[one].bytes || one - other)
  versions.append(...state.order.map((index) => rows[index]))
  details.append(...state.order.map((index) => items[index]))
}

/* Opens the project in the address. If a filter hides it, all filters are cleared first. */
const openProject = () => {
  const index = items.findIndex((item) => location.hash === `#${item.lastElementChild.id}`)
  if (index < 0) return
  if (!state.matches[index]) {
    tools.reset()
    filter()
    sort()
  }
  for (const table of [grid, list]) setShown(table, index, true)
  items[index].open = true
  items[index].scrollIntoView({ block: 'start' })
  items[index].firstElementChild.focus({ preventScroll: true })
}

tools.hidden = false
tools.addEventListener('submit', (event) => event.preventDefault())
tools.addEventListener('change', (event) => (event.target === byId('order') ? sort() : filter()))
search.addEventListener('input', filter)
addEventListener('hashchange', openProject)
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]')
  if (link !== null && link.hash === location.hash) openProject()
})
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/' && !/^(?:INPUT|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault()
    search.focus()
    search.select()
  } else if (event.key === 'Escape' && event.target === search) {
    search.value = ''
    filter()
  }
})
/* A reload restores the values of the form. */
addEventListener('pageshow', () => {
  filter()
  if (byId('order').value !== 'name') sort()
  openProject()
})
