import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { identity, type Manifest } from '../../src/model/resource.ts'
import { VERBS } from '../../src/verbs/index.ts'
import { idleFields, loadKinds, withValue } from '../support/kinds.ts'

const kinds = await loadKinds()
const [example = {}] = kinds.read('examples/specs/build-pipeline.yaml')

test('a pipeline is a trigger that reviews pull requests and one that releases what was merged', () => {
  assert.fixture(
    kinds.render(example).text,
    `apiVersion: cloudbuild.cnrm.cloud.google.com/v1beta1
kind: CloudBuildTrigger
metadata:
  name: checkout-release
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: delivery.motif.dev/BuildPipeline/payments/checkout
spec:
  approvalConfig:
    approvalRequired: true
  build:
    options:
      logging: CLOUD_LOGGING_ONLY
    step:
    - id: test
      name: maven:3.9.11-eclipse-temurin-21
      script: mvn --batch-mode verify
    - dir: deploy
      id: render
      name: node:22.21.0-bookworm
      script: |
        set -eu
        npm ci
        npx motif render --check
        npx motif render --stdout > /workspace/.rendered.yaml
    - env:
      - CLUSTER=europe
      - CLUSTER_LOCATION=europe-west1
      - CLUSTER_PROJECT=acme-platform
      id: apply
      name: gcr.io/google.com/cloudsdktool/google-cloud-cli:546.0.0
      script: |
        set -eu
        gcloud container clusters get-credentials "$CLUSTER" --location "$CLUSTER_LOCATION" --project "$CLUSTER_PROJECT"
        kubectl apply --server-side --filename /workspace/.rendered.yaml
    timeout: 1800s
  description: Applies what acme/checkout says
  github:
    name: checkout
    owner: acme
    push:
      branch: ^main$
  location: global
  serviceAccountRef:
    external: projects/acme-payments/serviceAccounts/deploy-checkout@acme-payments.iam.gserviceaccount.com
---
apiVersion: cloudbuild.cnrm.cloud.google.com/v1beta1
kind: CloudBuildTrigger
metadata:
  name: checkout-review
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-payments
    motif.dev/composite: delivery.motif.dev/BuildPipeline/payments/checkout
spec:
  build:
    options:
      logging: CLOUD_LOGGING_ONLY
    step:
    - id: test
      name: maven:3.9.11-eclipse-temurin-21
      script: mvn --batch-mode verify
    - args:
      - fetch
      - "--depth=1"
      - origin
      - main
      id: branch
      name: gcr.io/cloud-builders/git
    - dir: deploy
      id: plan
      name: node:22.21.0-bookworm
      script: |
        set -eu
        npm ci
        npx motif validate --strict
        npx motif plan --against FETCH_HEAD --report markdown
        npx motif render --stdout > /workspace/.rendered.yaml
    - env:
      - CLUSTER=europe
      - CLUSTER_LOCATION=europe-west1
      - CLUSTER_PROJECT=acme-platform
      id: dry-run
      name: gcr.io/google.com/cloudsdktool/google-cloud-cli:546.0.0
      script: |
        set -eu
        gcloud container clusters get-credentials "$CLUSTER" --location "$CLUSTER_LOCATION" --project "$CLUSTER_PROJECT"
        kubectl apply --server-side --dry-run=server --filename /workspace/.rendered.yaml
    timeout: 1800s
  description: Says what a pull request of acme/checkout would change
  github:
    name: checkout
    owner: acme
    pullRequest:
      branch: ^main$
      commentControl: COMMENTS_ENABLED
  includeBuildLogs: INCLUDE_BUILD_LOGS_WITH_STATUS
  location: global
  serviceAccountRef:
    external: projects/acme-payments/serviceAccounts/deploy-checkout@acme-payments.iam.gserviceaccount.com
`,
  )
})

const TEMPLATES = {
  go: ['golang:1.25.3-bookworm', 'go vet ./... && go test ./...'],
  maven: ['maven:3.9.11-eclipse-temurin-21', 'mvn --batch-mode verify'],
  node: ['node:22.21.0-bookworm', 'npm ci && npm test'],
  python: ['python:3.13.9-bookworm', 'pip install --requirement requirements.txt && python -m pytest'],
}

for (const [template, [image = '', script = '']] of Object.entries(TEMPLATES)) {
  test(`the template ${template} tests in its own way, before all else`, () => {
    const { text } = kinds.render(withValue(example, ['spec', 'template'], template))
    assert.equal(stepsIn(text, 'test'), [
      { name: image, script },
      { name: image, script },
    ])
    assert.equal(
      [...text.matchAll(/step:\n {4}- id: (.*)$/gm)].map(([, id]) => id),
      ['test', 'test'],
    )
  })
}

test('a repository may test in another image and with another script, whatever characters it holds', () => {
  const overrides = { image: 'registry.example.com:5000/tests:7', script: 'echo "a: b # c"\n- d {{e}} $HOME\n' }
  const { text, said } = kinds.render(withValue(example, ['spec', 'overrides'], overrides))
  assert.equal(said, [])
  assert.equal(text.split(overrides.image).length, 3)
  assert.equal(text.split('echo "a: b # c"\n        - d {{e}} $HOME\n').length, 3)
})

test('releases wait for an approval only where that is asked for', () => {
  const freely = withValue(example, ['spec', 'overrides', 'approval'], undefined)
  assert.match(kinds.render(example).text, 'approvalConfig:\n    approvalRequired: true\n')
  assert.not.match(kinds.render(freely).text, 'approval')
})

const RULES: readonly [string, Manifest, string, string][] = [
  [
    'a name that begins with a digit',
    withValue(example, ['metadata', 'name'], '2-checkout'),
    'metadata.name',
    'the name must begin with a letter and hold lower-case letters, digits and hyphens alone',
  ],
  [
    'a name of 57 characters',
    withValue(example, ['metadata', 'name'], 'c'.repeat(57)),
    'metadata.name',
    'the name and -release are the name of a trigger, which has at most 64 characters',
  ],
  [
    'a folder outside of the repository',
    withValue(example, ['spec', 'directory'], 'deploy/../../secrets'),
    'spec.directory',
    'the folder must lie in the repository',
  ],
  [
    'an image that is the latest',
    withValue(example, ['spec', 'overrides', 'image'], 'node:latest'),
    'spec.overrides.image',
    'the image must end in a tag other than latest, or in a digest',
  ],
]

for (const [what, manifest, path, message] of RULES) {
  test(`a pipeline is refused with ${what}`, () => {
    const subject = `BuildPipeline "${identity(manifest).name}"`
    assert.equal(kinds.render(manifest).said, [
      `schema/rule ${path}: ${subject}: ${path} does not meet a rule: ${message}.`,
    ])
  })
}

test('every word and option of motif that a pipeline runs is one of the command line', async () => {
  const said = [...kinds.render(example).text.matchAll(/npx motif (\w+)(.*)$/gm)]
  const verbs = await Promise.all(VERBS.map((row) => row.load()))
  // The rest of a line is for the shell. A word that this version of motif lacks is in none of its verbs.
  const run = said.flatMap(([, word = '', rest = '']) => {
    const options = verbs.find((verb) => verb.word === word)?.options
    const used = [...rest.matchAll(/--([\w-]+)/g)].map(([, option = '']) => option)
    return options === undefined ? [] : used.filter((option) => !(option in options) && option !== 'report')
  })
  assert.equal([...new Set(said.map(([, word]) => word))].sort(), ['plan', 'render', 'validate'])
  assert.equal(run, [])
})

test('every field of a pipeline makes a difference', () => {
  const overrides = {
    image: 'node:24',
    script: 'make test',
    timeoutMinutes: 5,
    machineType: 'E2_HIGHCPU_8',
    approval: true,
  }
  const complete = [
    { path: ['repository', 'branch'], value: 'trunk' },
    { path: ['location'], value: 'europe-west1' },
    { path: ['directory'], value: 'platform' },
    { path: ['overrides'], value: overrides },
  ].reduce((manifest, { path, value }) => withValue(manifest, ['spec', ...path], value), example)
  assert.equal(idleFields(kinds, kinds.find('delivery.motif.dev', 'BuildPipeline'), [example, complete]), [])
})

/** The image and the script of the steps of that id. */
function stepsIn(text: string, id: string): { name: string; script: string }[] {
  return [...text.matchAll(/^ {4}- id: (.*)\n {6}name: (.*)\n {6}script: (.*)$/gm)]
    .filter(([, found]) => found === id)
    .map(([, , name = '', script = '']) => ({ name, script }))
}

test.run()
