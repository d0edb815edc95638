namespace GpuInfra;

public static partial class ResourceKinds
{
    private const string GooglesProvider = "https://github.com/hashicorp/terraform-provider-google/";
    private const string ServiceFile =
        GooglesProvider + "blob/e03b7622a26cf4e878f90bdccaca6aa3d03a7999/google/services/cloudrunv2/resource_cloud_run_v2_service.go";

    private static IEnumerable<ResourceKind> Run =>
    [
        new(CloudTypes.Service)
        {
            Shown =
            [
                new("gpu", ServiceWire.Accelerator),
                new("cpu", "template.containers[0].resources.limits.cpu"),
                new("memory", "template.containers[0].resources.limits.memory"),
                new("min", ServiceWire.MinInstances),
                new("max", ServiceWire.MaxInstances),
                new("concurrency", ServiceWire.Concurrency),
                new("timeout", ServiceWire.Timeout),
                new("ingress"),
                new("egress", ServiceWire.Egress),
                new("image", "template.containers[0].image"),
            ],
            Loss = new(
                "is deleted: nobody can call it any more", "is deleted and made anew",
                "Its revisions go, and with them the way back to an earlier one."),
            Noise = [.. ServiceNoise],
            Permissions = new(
                ["run.services.get"],
                [
                    "artifactregistry.repositories.downloadArtifacts", "run.operations.get", "run.services.create",
                    "run.services.delete", "run.services.update",
                ],
                "Services are deployed by whoever may read their images, and each deployment is waited for."),
        },
        new(CloudTypes.ServiceGrant)
        {
            Shown = [new("role"), new("member")],
            Permissions = new(["run.services.getIamPolicy"], [], "Callers are granted on each service.")
                { Limited = ["run.services.setIamPolicy"], Limit = GrantLimits.Roles },
        },
        new(CloudTypes.IapGrant) { Identity = ["cloudRunServiceName", "project", "location"], Shown = [new("role"), new("member")] },
        new(CloudTypes.Job)
        {
            Shown =
            [
                new("image", "template.template.containers[0].image"),
                new("cpu", "template.template.containers[0].resources.limits.cpu"),
                new("memory", "template.template.containers[0].resources.limits.memory"),
                new("timeout", "template.template.timeout"),
                new("egress", "template.template.vpcAccess.egress"),
            ],
            Permissions = new(
                ["run.jobs.get"], ["run.jobs.create", "run.jobs.delete", "run.jobs.run", "run.jobs.update"],
                "A job brings the model, and each deployment waits for its run."),
        },
    ];

    private static IEnumerable<NoiseCondition> ServiceNoise
    {
        get
        {
            var client = Fact(
                "The console and gcloud leave their name, their version and the image on a service that they touched.",
                GooglesProvider + "issues/13410");
            var operation = Fact(
                "Cloud Run writes the id of its last operation onto a service: seen with the first version of its API.",
                "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/issues/1173", Certainty.Unconfirmed);
            var zeros = Fact(
                "A service that says nothing of its scaling shows zeros there, which mean the same.",
                "https://github.com/GoogleCloudPlatform/terraform-dynamic-python-webapp/pull/433");
            var minimum = Fact(
                "A minimum of zero instances shows as a difference each time, though nothing differs.", GooglesProvider + "issues/25457");
            return
            [
                new("client", client, NoiseWhen.Leftover),
                new("clientVersion", client, NoiseWhen.Leftover),
                new("template.revision", client, NoiseWhen.Leftover),
                new("annotations[\"client.knative.dev/user-image\"]", client, NoiseWhen.Leftover),
                new("template.annotations[\"client.knative.dev/user-image\"]", client, NoiseWhen.Leftover),
                new("annotations[\"run.googleapis.com/operation-id\"]", operation, NoiseWhen.Leftover),
                new("template.annotations[\"run.googleapis.com/operation-id\"]", operation, NoiseWhen.Leftover),
                new("scaling", zeros, NoiseWhen.Zeros),
                new("template.scaling", minimum, NoiseWhen.Zeros),
                new(ServiceWire.LaunchStage, Fact("A service that names no launch stage has the stage GA.", ServiceFile), NoiseWhen.Unsaid, "GA"),
                new(ServiceWire.Traffic, Fact("A service that does not divide its traffic sends all of it to the latest revision.", ServiceFile),
                    NoiseWhen.LatestTraffic),
            ];
        }
    }
}
