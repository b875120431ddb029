/** How bad a diagnostic is: an error fails the run, a warning and an info never do. */
export type Severity = 'error' | 'warning' | 'info'

interface Entry {
  readonly severity: Severity
  readonly title: string
}

const error = (title: string): Entry => ({ severity: 'error', title })
const warning = (title: string): Entry => ({ severity: 'warning', title })
const info = (title: string): Entry => ({ severity: 'info', title })

/**
 * Every code a user can meet, with its severity and what it stands for. A code is for ever: it is never renamed and
 * never reused. Each has a folder in test/diagnostics/ with the input and the text that a user reads.
 */
export const CATALOGUE = {
  'yaml/syntax': error('The text is not YAML (or JSON).'),
  'yaml/duplicate-key': error('A mapping has the same key twice.'),
  'yaml/ambiguous': error('YAML 1.1 readers such as kubectl read this scalar otherwise.'),
  'yaml/unsupported': error('A YAML feature that is not plain data: custom tag, complex key, .inf, .nan.'),
  'yaml/forbidden-key': error('A key that no data may have: __proto__.'),
  'yaml/alias-bomb': error('Aliases expand to far more nodes than the file holds.'),
  'yaml/too-deep': error('Collections are nested deeper than the reader goes.'),
  'yaml/too-large': error('The file is larger than the reader takes.'),
  'yaml/encoding': error('The file is not UTF-8 text.'),
  'file/unreadable': error('A file or folder cannot be read.'),
  'file/conflict': error('The file holds merge conflict markers.'),

  'package/missing': error('No motif.yaml was found.'),
  'package/schema': error('motif.yaml does not have the form of a Package.'),
  'package/version': error('The package wants another version of motif.'),
  'package/path': error('A path in motif.yaml leads out of the package.'),
  'package/no-sources': error('There is nothing to render, but the inventory is not empty.'),

  'kind/schema': error('A file in schemas/ is not a CustomResourceDefinition that a cluster would take.'),
  'kind/duplicate': error('Two schemas declare the same kind.'),
  'kind/no-composition': error('A declared kind has no composition.'),
  'kind/two-compositions': error('A declared kind has two compositions.'),
  'composition/no-kind': error('A composition has no schema of the same basename.'),
  'composition/load': error('A composition cannot be compiled or loaded.'),
  'composition/throws': error('A composition threw an error.'),
  'composition/invalid': error('A composition emitted something that is not a resource.'),
  'composition/limit': error('A composition took longer than the limit.'),
  'composition/impure': error('A composition read the clock, a random number, or the environment.'),
  'composition/unstable': error('A composition gave two answers for the same composite.'),
  'composition/async': error('A composition returned a promise.'),
  'composition/cycle': error('Kinds expand into one another without end.'),
  'composition/empty': error('A composition returned no resources.'),
  'template/syntax': error('A Handlebars template cannot be parsed.'),
  'template/yaml': error('What a template writes is not YAML.'),
  'template/unknown-path': error('A template reads a path that the schema does not have.'),
  'template/absent': error('A template puts an absent value inside text.'),
  'template/value': error('A template puts a value where it cannot stand.'),
  'template/forbidden': error('A template uses a feature that compositions may not use.'),

  'source/no-match': error('An entry of spec.sources matches no file.'),
  'source/link': error('A link among the sources leads out of the repository, or nowhere.'),
  'source/list': error('A List holds something else than a list of objects.'),
  'source/no-kind': error('A document has no apiVersion or no kind.'),
  'source/unknown-kind': error('Nothing declares this kind.'),
  'source/unknown-version': error('The kind has no such version.'),
  'source/reserved-key': error('A motif.dev/ key stands where only the compiler may write it.'),
  'source/annotation-unread': warning('An annotation on a composite that its composition does not read.'),
  'source/unchecked': info('Raw resources of unchecked groups passed without a schema.'),

  'schema/type': error('A value has another type than the schema says.'),
  'schema/unknown-field': error('A field that the schema does not have.'),
  'schema/required': error('A required field is missing.'),
  'schema/enum': error('A value is none of those the schema lists.'),
  'schema/bounds': error('A number, text or collection is outside its bounds.'),
  'schema/pattern': error('A text does not match its pattern.'),
  'schema/format': error('A text does not have its format.'),
  'schema/union': error('A value fits none, or too many, of the forms the schema allows.'),
  'schema/list': error('A list repeats an item or a key that must be unique.'),
  'schema/metadata': error('metadata is not what a cluster takes: name, namespace, labels, annotations, sizes.'),
  'schema/rule': error('A CEL rule of the schema does not hold.'),
  'schema/rule-failed': error('A CEL rule of the schema could not be evaluated.'),
  'schema/rule-expensive': warning('A cluster may refuse a CEL rule as too expensive.'),

  'resource/schema': error('A rendered or raw resource does not pass its schema.'),
  'resource/no-schema': error('Nothing says what a resource of this kind may hold.'),
  'resource/namespace': warning('A namespaced resource has no namespace.'),
  'resource/immutable': warning('A field that is marked immutable.'),

  'edit/schema': error('An edit or a selector does not have its form.'),
  'edit/path': error('A path of an edit is not written as paths are.'),
  'edit/through-scalar': error('An edit leads through a value that holds nothing.'),
  'edit/occupied': error('The target of an edit holds another value.'),
  'edit/several': error('An edit means one item, and several fit.'),
  'edit/not-a-list': error('An edit of a list meets another value.'),
  'edit/not-one-item': error('A list to be unwrapped does not have one item.'),
  'edit/neighbour': error('The neighbour of an inserted item is missing.'),
  'edit/list-key': error('A list holds another item with the same key.'),
  'edit/not-evaluated': error('An expression of an edit or a selector could not be evaluated.'),
  'edit/not-idempotent': error('Edits would change a document a second time.'),
  'edit/alias': error('An edit leads through an alias or a merge key, so that it would change other places too.'),
  'edit/anchor': error('An edit takes away an anchor that aliases need.'),
  'edit/inexact': error('An edit cannot be made in the text without changing anything else.'),

  'override/target': error('The target of an override does not exist.'),
  'override/no-change': error('An override changes nothing.'),
  'override/forbidden': error('An override touches what only the compiler may write.'),
  'override/refused': error('An edit of an override cannot be made.'),
  'override/expired': warning('An override is past its date.'),

  'link/duplicate': error('The same resource is rendered twice.'),
  'link/long-name': error('An output file would have a longer name than file systems take.'),
  'link/same-file': error('Two objects would share an output file.'),
  'link/dangling': warning('A reference to a resource that nothing here renders.'),
  'link/outside': info('A reference to a resource of another namespace that nothing here renders.'),
  'link/cycle': error('Declared dependencies form a cycle.'),

  'emit/edited': error('An output file was edited by hand.'),
  'emit/foreign': error('A file in the way was not written by motif.'),
  'emit/inventory': error('The inventory cannot be trusted.'),
  'emit/stale': error('The output is not what render would write.'),
  'emit/write': error('A file cannot be written.'),

  'import/not-crd': error('A document is not a CustomResourceDefinition.'),
  'import/unreachable': error('A file, folder or URL cannot be read.'),
  'import/conflict': error('Two different CRDs for the same kind.'),
  'docs/stale': error('docs/kinds is not what docs would write.'),
  'generate/stale': error('generated/ is not what generate would write.'),
  'code/refused': error('Code of the package would run, and --no-code refuses it.'),
  'scaffold/exists': error('A file that would be made is there already.'),
} as const satisfies Record<string, Entry>

/** The name of a kind of problem, `area/what`. */
export type Code = keyof typeof CATALOGUE
