import {
  LABEL,
  NAME,
  oneField,
  type Overlay,
  type Overlays,
  PORT,
  PORT_OR_NAME,
  rule,
  rules,
  SEGMENT,
  SOME,
  someField,
} from './overlay.ts'

const NEEDS_SPEC: Overlay = { required: ['spec'] }
/** A host, or `*.` and one. */
const HOST: Overlay = { format: 'host' }

/** What a 1.36 server checks by code of services, ingresses and network policies. */
export const NETWORK_RULES: Overlays = {
  'core.v1.Service': NEEDS_SPEC,
  'core.v1.ServiceSpec': {
    properties: {
      selector: { format: 'labels' },
      internalTrafficPolicy: { minLength: 1 },
      ipFamilyPolicy: { minLength: 1 },
      externalIPs: { items: { format: 'ip' } },
      loadBalancerSourceRanges: { items: { format: 'cidr' } },
      ports: { items: { properties: { targetPort: { ...PORT_OR_NAME, minimum: 0, minLength: 0 } } } },
    },
    ...rules(
      rule(
        "(has(self.type) && self.type == 'ExternalName') || (has(self.clusterIP) && self.clusterIP == 'None') || (has(self.ports) && size(self.ports) > 0)",
        'a service needs ports, unless it is headless or an ExternalName',
        '.ports',
      ),
      rule(
        "!has(self.type) || self.type != 'ExternalName' || (has(self.externalName) && size(self.externalName) < 254 && self.externalName.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*[.]?$'))",
        'an ExternalName service needs externalName, a name of DNS',
        '.externalName',
      ),
      rule(
        "!has(self.ports) || size(self.ports) < 2 || self.ports.all(p, has(p.name) && p.name != '')",
        'every port needs a name where there are several',
        '.ports',
      ),
      rule(
        "!has(self.ports) || self.ports.all(a, !has(a.name) || a.name == '' || self.ports.exists_one(b, has(b.name) && a.name == b.name))",
        'every name of a port must be used once',
        '.ports',
      ),
      rule(
        "!has(self.ports) || self.ports.all(a, self.ports.exists_one(b, a.port == b.port && (has(a.protocol) ? a.protocol : 'TCP') == (has(b.protocol) ? b.protocol : 'TCP')))",
        'every port must be used once for a protocol',
        '.ports',
      ),
      rule(
        "!has(self.loadBalancerSourceRanges) || size(self.loadBalancerSourceRanges) == 0 || (has(self.type) && self.type == 'LoadBalancer')",
        'only a service of type LoadBalancer has loadBalancerSourceRanges',
        '.loadBalancerSourceRanges',
      ),
      rule(
        "!has(self.allocateLoadBalancerNodePorts) || (has(self.type) && self.type == 'LoadBalancer')",
        'only a service of type LoadBalancer has allocateLoadBalancerNodePorts',
        '.allocateLoadBalancerNodePorts',
      ),
      rule(
        "!has(self.externalTrafficPolicy) || self.externalTrafficPolicy == '' || (has(self.type) && self.type in ['LoadBalancer', 'NodePort']) || (has(self.externalIPs) && size(self.externalIPs) > 0)",
        'only a service that is reached from outside has externalTrafficPolicy',
        '.externalTrafficPolicy',
      ),
    ),
  },
  'core.v1.ServicePort': {
    properties: {
      port: PORT,
      nodePort: { minimum: 0, maximum: 65535 },
      name: LABEL,
      appProtocol: { format: 'label-key', minLength: 1 },
    },
  },
  'core.v1.ClientIPConfig': { properties: { timeoutSeconds: { minimum: 1, maximum: 86400 } } },
  'networking.v1.IngressSpec': {
    properties: { ingressClassName: { ...NAME, minLength: 1 } },
    ...rules(
      rule(
        '(has(self.rules) && size(self.rules) > 0) || has(self.defaultBackend)',
        'an ingress needs rules or a defaultBackend',
      ),
    ),
  },
  'networking.v1.HTTPIngressRuleValue': { properties: { paths: SOME } },
  'networking.v1.HTTPIngressPath': {
    properties: { pathType: { enum: ['Exact', 'Prefix', 'ImplementationSpecific'] } },
    ...rules(
      rule(
        "self.pathType == 'ImplementationSpecific' ? (!has(self.path) || self.path == '' || self.path.startsWith('/')) : (has(self.path) && self.path.startsWith('/'))",
        'path must begin with /',
        '.path',
      ),
    ),
  },
  'networking.v1.IngressRule': { properties: { host: HOST } },
  'networking.v1.IngressTLS': { properties: { hosts: { items: HOST }, secretName: NAME } },
  'networking.v1.IngressServiceBackend': { required: ['port'], properties: { name: LABEL } },
  'networking.v1.IngressBackend': oneField('service', 'resource'),
  'networking.v1.ServiceBackendPort': {
    ...oneField('name', 'number'),
    properties: { number: PORT, name: { format: 'port-name', minLength: 1 } },
  },
  'networking.v1.NetworkPolicyPort': {
    properties: { port: PORT_OR_NAME, endPort: PORT, protocol: { minLength: 1 } },
    ...rules(
      rule(
        '!has(self.endPort) || (has(self.port) && type(self.port) == int)',
        'endPort needs a port that is a number',
        '.endPort',
      ),
      rule(
        '!has(self.endPort) || !has(self.port) || type(self.port) != int || self.endPort >= self.port',
        'endPort must not be less than port',
        '.endPort',
      ),
    ),
  },
  'networking.v1.NetworkPolicyPeer': {
    ...someField('podSelector', 'namespaceSelector', 'ipBlock'),
    ...rules(
      rule(
        '!has(self.ipBlock) || (!has(self.podSelector) && !has(self.namespaceSelector))',
        'ipBlock excludes selectors',
        '.ipBlock',
      ),
    ),
  },
  'networking.v1.NetworkPolicySpec': {
    properties: { policyTypes: { maxItems: 2, items: { enum: ['Ingress', 'Egress'], minLength: 1 } } },
  },
  'networking.v1.IngressClassSpec': {
    required: ['controller'],
    properties: { controller: { pattern: '^[-.a-z0-9]+/.+$', maxLength: 250 } },
  },
  'networking.v1.IngressClassParametersReference': {
    properties: {
      name: SEGMENT,
      kind: SEGMENT,
      namespace: { ...LABEL, minLength: 1 },
      scope: { enum: ['Cluster', 'Namespace'], minLength: 1 },
    },
    ...rules(
      rule(
        "has(self.__namespace__) == (has(self.scope) && self.scope == 'Namespace')",
        'a namespace goes with the scope Namespace, and with no other',
        '.namespace',
      ),
    ),
  },
  'networking.v1.IPBlock': { properties: { cidr: { format: 'cidr' }, except: { items: { format: 'cidr' } } } },
}
