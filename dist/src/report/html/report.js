/* Search, filters and order. Only shows, hides and moves rows of the page, which is complete without it. For browsers of 2020 or newer. */
const byId = (id) => document.getElementById(id)
const all = (selector) => [...document.querySelectorAll(selector)]
const [tools, search] = [byId('tools'), byId('search')]
const details = byId('list')
const items = [...details.children]
/* The version table lists projects with differing versions; the folded list has the others. For one target there are neither. */
const versions = new Map(all('#versions a').map((link) => [link.hash, link.closest('tr, li')]))
const rows = items.map((item) => versions.get(`#${item.lastElementChild.id}`))
const same = byId('same')
const columns = all('.grid col').slice(1)
/* Found once: a search of the large document at each keystroke is slow. */
const [boxes, hints] = [all('[name=mark]'), all('.none')]
const projects = items.map((item, index) => ({
  text: [...item.querySelectorAll('b, .cut, p, tbody th')]
    .reduce((text, part) => `${text} ${part.textContent}`, item.lastElementChild.id)
    .toLowerCase(),
  marks: item.dataset.marks.split(' '),
  license: item.querySelector('.cut').textContent,
  bytes: Number(item.dataset.bytes),
  isOn: (target) => rows[index]?.cells === undefined || rows[index].cells[Number(target) + 1].className !== '',
}))

/* Each project is shown or hidden in both tables. */
const shown = projects.map(() => true)
const scroller = byId('versions-rows')?.closest('.scroll')
let matches = shown
let order = projects.map((_, index) => index)
let timer = 0
const setShown = (index, isShown) => {
  if (shown[index] === isShown) return
  shown[index] = isShown
  if (rows[index] !== undefined) rows[index].hidden = !isShown
  items[index].hidden = !isShown
}

/* A keystroke updates only the first SCREENFUL projects. The rest follows in batches after a PAUSE (milliseconds) without keystrokes. */
const SCREENFUL = 40
const PAUSE = 250
const showMatches = () => {
  clearTimeout(timer)
  const atTop = !scroller?.scrollTop && details.getBoundingClientRect().top >= 0
  let room = SCREENFUL
  for (const index of order) {
    const wanted = matches[index] && (room > 0 || (!atTop && shown[index]))
    if (wanted && (atTop || !shown[index])) room -= 1
    setShown(index, wanted)
  }
  timer = setTimeout(showRest, PAUSE)
}
const showRest = () => {
  const missing = order.filter((index) => matches[index] && !shown[index])
  for (const index of missing.slice(0, SCREENFUL)) setShown(index, true)
  if (missing.length > 0) timer = setTimeout(showRest, PAUSE / 5)
}
const filter = () => {
  const words = search.value.toLowerCase().split(/\s+/)
  const marks = boxes.filter((box) => box.checked).map((box) => box.value)
  const target = byId('target').value
  const license = byId('license').value
  matches = projects.map(
    (one) =>
      words.every((word) => one.text.includes(word)) &&
      marks.every((mark) => one.marks.includes(mark)) &&
      (target === '' || one.isOn(target)) &&
      (license === '' || one.license === license),
  )
  if (matches.some((isMatch, index) => isMatch !== shown[index])) showMatches()
  for (const [index, column] of columns.entries()) column.classList.toggle('on', String(index) === target)
  const found = projects.filter((_, index) => matches[index])
  if (same !== null && found.length < projects.length) same.open = true
  const bytes = found.reduce((sum, one) => sum + one.bytes, 0)
  const size = bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
  byId('count').textContent = `${found.length} of ${projects.length} projects, ${size}`
  for (const hint of hints) hint.hidden = found.length > 0
}
const sort = () => {
  order = projects.map((_, index) => index)
  if (byId('order').value === 'size') order.sort((one, other) => projects[other].bytes - projects[one].bytes || one - other)
  details.append(...order.map((index) => items[index]))
}

/* Opens the project in the address. If a filter hides it, all filters are cleared first. */
const openProject = () => {
  const index = items.findIndex((item) => location.hash === `#${item.lastElementChild.id}`)
  if (index < 0) return
  if (!matches[index]) {
    tools.reset()
    filter()
    sort()
  }
  setShown(index, true)
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
