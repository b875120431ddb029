// A kpt function: each EventEndpoint becomes its five resources, in a file of its own. It checks no field.
package main

import (
	"fmt"
	"os"

	"github.com/GoogleContainerTools/kpt-functions-sdk/go/fn"
)

const (
	iam    = "iam.cnrm.cloud.google.com/v1beta1"
	pubsub = "pubsub.cnrm.cloud.google.com/v1beta1"
)

type endpoint struct {
	Metadata struct{ Name, Namespace string }
	Spec     struct {
		Owner         string
		AckSeconds    int
		RetentionDays int
		Ordered       bool
		Tier          string
	}
}

type fields = map[string]any

func main() {
	if err := fn.AsMain(fn.ResourceListProcessorFunc(render)); err != nil {
		os.Exit(1)
	}
}

func render(list *fn.ResourceList) (bool, error) {
	var items fn.KubeObjects
	for _, item := range list.Items {
		if item.GetKind() != "EventEndpoint" {
			items = append(items, item)
			continue
		}
		var each endpoint
		if err := item.As(&each); err != nil {
			return false, err
		}
		for index, resource := range resourcesOf(each) {
			resource["metadata"].(fields)["annotations"].(fields)["internal.config.kubernetes.io/index"] = fmt.Sprint(index)
			object, err := fn.NewFromTypedObject(resource)
			if err != nil {
				return false, err
			}
			items = append(items, object)
		}
	}
	list.Items = items
	return true, nil
}

func resourcesOf(each endpoint) []fields {
	name := each.Metadata.Name
	account := name + "-worker"
	retention := fmt.Sprintf("%ds", each.Spec.RetentionDays*86400)
	resources := []fields{
		object(each, iam, "IAMServiceAccount", account, fields{"displayName": each.Spec.Owner + " reads " + name}),
		object(each, pubsub, "PubSubTopic", name, fields{"messageRetentionDuration": retention}),
		object(each, iam, "IAMPolicyMember", name+"-viewer", fields{
			"member":      "group:" + each.Spec.Owner + "@example.com",
			"role":        "roles/pubsub.viewer",
			"resourceRef": fields{"apiVersion": pubsub, "kind": "PubSubTopic", "name": name},
		}),
		object(each, pubsub, "PubSubSubscription", name, fields{
			"topicRef":                 fields{"name": name},
			"ackDeadlineSeconds":       each.Spec.AckSeconds,
			"enableMessageOrdering":    each.Spec.Ordered,
			"messageRetentionDuration": retention,
		}),
		object(each, iam, "IAMPolicyMember", name+"-subscriber", fields{
			"memberFrom":  fields{"serviceAccountRef": fields{"name": account}},
			"role":        "roles/pubsub.subscriber",
			"resourceRef": fields{"apiVersion": pubsub, "kind": "PubSubSubscription", "name": name},
		}),
	}
	resources[0]["metadata"].(fields)["annotations"].(fields)["example.com/tier"] = each.Spec.Tier
	return resources
}

func object(each endpoint, apiVersion, kind, name string, spec fields) fields {
	namespace := each.Metadata.Namespace
	return fields{
		"apiVersion": apiVersion,
		"kind":       kind,
		"metadata": fields{
			"name":      name,
			"namespace": namespace,
			"annotations": fields{
				"motif.dev/composite":                "bench.motif.dev/EventEndpoint/" + namespace + "/" + each.Metadata.Name,
				"internal.config.kubernetes.io/path": namespace + "/eventendpoint-" + each.Metadata.Name + ".yaml",
			},
		},
		"spec": spec,
	}
}
