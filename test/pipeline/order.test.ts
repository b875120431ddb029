import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Identity } from '../../src/model/resource.ts'
import { applyOrder, type Ordered } from '../../src/pipeline/order.ts'

test('without edges, resources stand by kind, group, namespace and name', () => {
  const items = [of('Service', 'b'), of('Service', 'a'), of('Deployment', 'z')]
  assert.equal(names(items), ['Deployment/z', 'Service/a', 'Service/b'])
})

test('CustomResourceDefinitions come first and Namespaces second, whatever refers to what', () => {
  const namespace = { ...of('Namespace', 'n'), refersTo: [2] }
  const definition = of('CustomResourceDefinition', 'd', { group: 'apiextensions.k8s.io', dependsOn: [0] })
  assert.equal(names([of('A', 'a'), namespace, definition]), ['CustomResourceDefinition/d', 'Namespace/n', 'A/a'])
})

test('what is referred to comes first', () => {
  assert.equal(names([of('A', 'a', { refersTo: [1] }), of('B', 'b')]), ['B/b', 'A/a'])
})

test('what is declared as a dependency comes first', () => {
  assert.equal(names([of('A', 'a', { dependsOn: [1] }), of('B', 'b')]), ['B/b', 'A/a'])
})

test('in a circle of references the first by name goes first', () => {
  assert.equal(names([of('B', 'b', { refersTo: [1] }), of('A', 'a', { refersTo: [0] })]), ['A/a', 'B/b'])
})

test('a declared dependency wins over references that say the opposite', () => {
  assert.equal(names([of('A', 'a', { dependsOn: [1] }), of('B', 'b', { refersTo: [0] })]), ['B/b', 'A/a'])
})

test('a circle of declared dependencies is named, without what only leads to it', () => {
  const items = [of('A', 'a', { dependsOn: [1] }), of('B', 'b', { dependsOn: [2] }), of('C', 'c', { dependsOn: [1] })]
  const result = applyOrder(items)
  assert.equal(result.ok ? [] : [...result.cycle].sort(), [1, 2])
})

test('any graph keeps every resource once, every declared dependency before its dependant, and one order for all inputs', () => {
  const graphs = fc.array(fc.record({ name: fc.nat(30), hard: fc.array(fc.nat(30)), soft: fc.array(fc.nat(30)) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(graphs, (nodes) => {
      // Declared dependencies lead only to lower positions, so there is no circle of them.
      const items = nodes.map(({ hard, soft }, index) =>
        of('K', `n${String(index).padStart(3, '0')}`, {
          dependsOn: index === 0 ? [] : hard.map((target) => target % index),
          refersTo: soft.map((target) => target % nodes.length),
        }),
      )
      const result = applyOrder(items)
      if (!result.ok) return false
      const place = new Map(result.order.map((index, position) => [index, position]))
      const isWhole = place.size === items.length && result.order.length === items.length
      return (
        isWhole &&
        items.every((item, index) => item.dependsOn.every((d) => (place.get(d) ?? 0) < (place.get(index) ?? 0)))
      )
    }),
  )
})

test('a chain of 20,000 resources is ordered', () => {
  const items = Array.from({ length: 20_000 }, (_, index) =>
    of('K', `n${index}`, { dependsOn: index === 0 ? [] : [index - 1] }),
  )
  const result = applyOrder(items)
  assert.ok(result.ok && result.order[0] === 0 && result.order.at(-1) === 19_999)
})

function of(kind: string, name: string, more: Partial<Ordered> & Partial<Identity> = {}): Ordered {
  const { group = '', dependsOn = [], refersTo = [] } = more
  return { identity: { group, kind, namespace: '', name }, dependsOn, refersTo }
}

function names(items: readonly Ordered[]): string[] {
  const result = applyOrder(items)
  assert.ok(result.ok)
  return result.order.map((index) => `${items[index]?.identity.kind ?? ''}/${items[index]?.identity.name ?? ''}`)
}

test.run()
