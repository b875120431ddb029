/** One document's part of a text, its directives and markers included; one after the other they are the whole text. */
export interface Slice {
  readonly from: number
  readonly to: number
}

/** The documents of a text, by its markers: what a marker at the beginning of a line never is inside a document. */
export function slicesOf(text: string): readonly Slice[] {
  const slices: Slice[] = []
  const marker = /(?<=^|[\r\n])(?:---|\.\.\.)(?=[ \t\r\n]|$)/g
  let from = 0
  let checked = 0
  let isOpen = false
  const reaches = (to: number): boolean => (isOpen ||= hasContent(text.slice(checked, to)))
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    const at = match.index
    if (match[0] === '---') {
      if (reaches(at)) {
        slices.push({ from, to: at })
        from = at
      }
      isOpen = true
      checked = at
    } else if (reaches(at)) {
      const end = text.indexOf('\n', at)
      const to = end < 0 ? text.length : end + 1
      slices.push({ from, to })
      from = to
      checked = to
      isOpen = false
    }
  }
  const last = slices.at(-1)
  if (reaches(text.length) || !last) slices.push({ from, to: text.length })
  else slices[slices.length - 1] = { from: last.from, to: text.length }
  return slices
}

/** True where more stands than blank lines, comments and directives. */
function hasContent(text: string): boolean {
  return /^[ \t]*[^ \t\r\n#%\ufeff]/m.test(text) || /^[ \t]+%/m.test(text)
}
