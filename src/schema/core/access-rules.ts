import { type Overlays, rule, rules, SEGMENT, SOME } from './overlay.ts'

const RBAC = 'rbac.authorization.k8s.io'

/** What a 1.36 server checks by code of roles and who has them. */
export const ACCESS_RULES: Overlays = {
  'rbac.v1.PolicyRule': {
    properties: { verbs: SOME },
    ...rules(
      rule(
        '(has(self.nonResourceURLs) && size(self.nonResourceURLs) > 0) ? (!has(self.resources) || size(self.resources) == 0) && (!has(self.apiGroups) || size(self.apiGroups) == 0) && (!has(self.resourceNames) || size(self.resourceNames) == 0) : (has(self.resources) && size(self.resources) > 0 && has(self.apiGroups) && size(self.apiGroups) > 0)',
        'a rule needs apiGroups and resources, or nonResourceURLs',
      ),
    ),
  },
  'rbac.v1.Role': rules(
    rule(
      '!has(self.rules) || self.rules.all(r, !has(r.nonResourceURLs) || size(r.nonResourceURLs) == 0)',
      'a role of a namespace cannot have nonResourceURLs',
      '.rules',
    ),
  ),
  'rbac.v1.AggregationRule': { required: ['clusterRoleSelectors'], properties: { clusterRoleSelectors: SOME } },
  'rbac.v1.RoleRef': {
    properties: { name: SEGMENT, apiGroup: { enum: [RBAC] }, kind: { enum: ['Role', 'ClusterRole'] } },
  },
  'rbac.v1.ClusterRoleBinding': {
    properties: { roleRef: { properties: { kind: { enum: ['ClusterRole'] } } } },
    ...rules(
      rule(
        "!has(self.subjects) || self.subjects.all(s, s.kind != 'ServiceAccount' || (has(s.__namespace__) && s.__namespace__ != ''))",
        'a service account needs its namespace',
        '.subjects',
      ),
    ),
  },
  'rbac.v1.Subject': {
    properties: { kind: { enum: ['ServiceAccount', 'User', 'Group'] } },
    ...rules(
      rule(
        "self.kind != 'ServiceAccount' || !format.dns1123Subdomain().validate(self.name).hasValue()",
        'the name of a service account is a DNS name',
        '.name',
      ),
      rule(
        `!has(self.apiGroup) || self.apiGroup == '' || self.apiGroup == (self.kind == 'ServiceAccount' ? '' : '${RBAC}')`,
        `apiGroup must be ${RBAC} for users and groups, and nothing for service accounts`,
        '.apiGroup',
      ),
    ),
  },
}
