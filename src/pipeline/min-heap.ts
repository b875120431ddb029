/** A binary heap of numbers, smallest first. */
export interface MinHeap {
  push(value: number): void
  /** Takes the smallest out; undefined where none is left. */
  pop(): number | undefined
}

/** An empty heap. */
export function minHeap(): MinHeap {
  const values: number[] = []
  return {
    push(value) {
      let index = values.push(value) - 1
      while (index > 0) {
        const parent = (index - 1) >> 1
        if ((values[parent] ?? 0) <= value) break
        values[index] = values[parent] ?? 0
        index = parent
      }
      values[index] = value
    },
    pop() {
      const smallest = values[0]
      const last = values.pop()
      if (last === undefined || values.length === 0) return smallest
      sink(values, last)
      return smallest
    },
  }
}

/** Puts `value` at the top, then below every smaller child. */
function sink(values: number[], value: number): void {
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= values.length) break
    if ((values[child + 1] ?? Infinity) < (values[child] ?? 0)) child++
    if ((values[child] ?? 0) >= value) break
    values[index] = values[child] ?? 0
    index = child
  }
  values[index] = value
}
