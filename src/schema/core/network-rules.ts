import type { Rule } from '../../model/kind.ts'
import {
  LABEL,
  NAME,
  NEEDS_SPEC,
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

/** A host, or `*.` and one. */
const HOST: Overlay = { format: 'host' }
const OCTET = '0*(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'

/** An address at which a service can be reached from elsewhere. */
const OUTER_ADDRESS = rules(
  rule('!ip(self).isUnspecified()', 'must be the address of something'),
  rule('!ip(self).isLoopback()', 'must not be a loopback address'),
  rule('!ip(self).isLinkLocalUnicast() && !ip(self).isLinkLocalMulticast()', 'must not be a link-local address'),
)

/** What only services of some types have. */
const SERVICE_TYPES: readonly Rule[] = [
  rule(
    "!has(self.type) || self.type != 'ExternalName' || ((!has(self.clusterIP) || self.clusterIP == '') && (!has(self.ipFamilies) || size(self.ipFamilies) == 0) && !has(self.ipFamilyPolicy))",
    'an ExternalName service has no clusterIP, ipFamilies or ipFamilyPolicy',
  ),
  rule(
    "!has(self.clusterIPs) || size(self.clusterIPs) == 0 || (has(self.clusterIP) && self.clusterIP != '' && self.clusterIPs[0] == self.clusterIP)",
    'the first of clusterIPs must be clusterIP',
    '.clusterIPs',
  ),
  rule(
    "!has(self.type) || !(self.type in ['NodePort', 'LoadBalancer']) || !has(self.clusterIP) || self.clusterIP != 'None'",
    'a service of type NodePort or LoadBalancer cannot be headless',
    '.clusterIP',
  ),
  rule(
    "(has(self.type) && !(self.type in ['', 'ClusterIP'])) || !has(self.ports) || self.ports.all(p, !has(p.nodePort) || p.nodePort == 0)",
    'a service of type ClusterIP has no node ports',
    '.ports',
  ),
  rule(
    "!has(self.ports) || self.ports.all(a, !has(a.nodePort) || a.nodePort == 0 || self.ports.exists_one(b, has(b.nodePort) && a.nodePort == b.nodePort && (has(a.protocol) ? a.protocol : 'TCP') == (has(b.protocol) ? b.protocol : 'TCP')))",
    'every node port must be used once for a protocol',
    '.ports',
  ),
  rule(
    "!has(self.healthCheckNodePort) || self.healthCheckNodePort == 0 || (has(self.type) && self.type == 'LoadBalancer' && has(self.externalTrafficPolicy) && self.externalTrafficPolicy == 'Local')",
    'only a service of type LoadBalancer whose externalTrafficPolicy is Local has healthCheckNodePort',
    '.healthCheckNodePort',
  ),
  rule(
    "!has(self.loadBalancerClass) || (has(self.type) && self.type == 'LoadBalancer')",
    'only a service of type LoadBalancer has loadBalancerClass',
    '.loadBalancerClass',
  ),
  rule(
    "!has(self.ipFamilies) || size(self.ipFamilies) < 2 || (has(self.ipFamilyPolicy) && self.ipFamilyPolicy in ['PreferDualStack', 'RequireDualStack'])",
    'two families need the ipFamilyPolicy PreferDualStack or RequireDualStack',
    '.ipFamilyPolicy',
  ),
]

/** What a 1.36 server checks by code of services, ingresses and network policies. */
export const NETWORK_RULES: Overlays = {
  'core.v1.Service': NEEDS_SPEC,
  'core.v1.ServiceSpec': {
    properties: {
      selector: { format: 'labels' },
      internalTrafficPolicy: { minLength: 1 },
      ipFamilyPolicy: { minLength: 1 },
      externalIPs: { items: { format: 'ip', ...OUTER_ADDRESS } },
      clusterIP: rules(
        rule("self in ['', 'None'] || (isIP(self) && !self.startsWith('::ffff:'))", 'must be an IP address, or None'),
      ),
      loadBalancerClass: { format: 'label-key', minLength: 1 },
      healthCheckNodePort: { minimum: 0, maximum: 65535 },
      trafficDistribution: { enum: ['PreferClose', 'PreferSameZone', 'PreferSameNode'], minLength: 1 },
      ipFamilies: rules(rule('self.all(a, self.exists_one(b, a == b))', 'every family must be there once')),
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
      ...SERVICE_TYPES,
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
      rule(
        "self.pathType == 'ImplementationSpecific' || !has(self.path) || !self.path.matches('//|/[.][.]?(/|$)|%2[fF]')",
        'path must have no //, /./, /../ or %2f, nor end with /. or /..',
        '.path',
      ),
    ),
  },
  'networking.v1.IngressRule': {
    properties: {
      host: {
        ...HOST,
        ...rules(rule(`!self.matches('^${OCTET}([.]${OCTET}){3}$')`, 'must be a DNS name, not an IP address')),
      },
    },
  },
  'networking.v1.IngressTLS': { properties: { hosts: { items: { ...HOST, minLength: 1 } }, secretName: NAME } },
  'networking.v1.IngressServiceBackend': { required: ['port'], properties: { name: LABEL } },
  'networking.v1.IngressBackend': {
    ...oneField('service', 'resource'),
    properties: { resource: { properties: { kind: SEGMENT, name: SEGMENT } } },
  },
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
    properties: {
      controller: {
        pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/[-A-Za-z0-9/._~%!$&'()*+,;=:]+$",
        maxLength: 250,
      },
    },
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
  'networking.v1.IPBlock': {
    properties: { cidr: { format: 'cidr' }, except: { items: { format: 'cidr' } } },
    ...rules(
      rule(
        '!has(self.except) || self.except.all(e, cidr(self.cidr).containsCIDR(e) && cidr(e).prefixLength() > cidr(self.cidr).prefixLength())',
        'except must hold parts of cidr',
        '.except',
      ),
    ),
  },
  'networking.v1.ServiceCIDR': NEEDS_SPEC,
  'networking.v1.ServiceCIDRSpec': {
    required: ['cidrs'],
    properties: {
      cidrs: {
        minItems: 1,
        maxItems: 2,
        items: {
          format: 'cidr',
          minLength: 1,
          ...rules(rule('string(cidr(self)) == self', 'must be written as short as it can be, in lower case')),
        },
        ...rules(
          rule(
            'size(self) < 2 || cidr(self[0]).ip().family() != cidr(self[1]).ip().family()',
            'two ranges must be one of IPv4 and one of IPv6',
          ),
        ),
      },
    },
  },
  'networking.v1.IPAddress': rules(
    rule(
      "!has(self.metadata.name) || !isIP(self.metadata.name) || (!self.metadata.name.startsWith('::ffff:') && ip.isCanonical(self.metadata.name))",
      'its name must be an address as short as it can be, in lower case',
    ),
  ),
  'networking.v1.IPAddressSpec': {
    properties: {
      parentRef: {
        properties: { group: NAME, resource: SEGMENT, name: SEGMENT, namespace: SEGMENT },
      },
    },
  },
}
