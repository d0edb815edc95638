namespace GpuInfra.Cli;

// Why a stack cannot say a property of a service.
internal static class LeftOutReasons
{
    private static readonly (string Part, string Reason)[] Known =
    [
        (".ports[0].name", "no key for the name of the protocol: http1 is what Cloud Run takes by itself"),
        ("template.revision", "no key: a revision with a fixed name makes the next update fail"),
        ("template.healthCheckDisabled", "no key, and on purpose: it would send traffic to a revision that cannot start"),
        ("template.vpcAccess.connector", "no key for connectors: Direct VPC egress takes its place"),
        ("template.vpcAccess", "a service of a stack has one interface"),
        ("template.executionEnvironment", "a service of a stack runs in the second generation, which volumes and GPUs need"),
        ("template.serviceMesh", "no key for a mesh, which no source describes beside a GPU"),
        ("traffic", "no key: a stack sends all traffic to the newest revision"),
        ("invokerIamDisabled", "no key: a service of a stack is called by those that its invokers name"),
        (".resources.cpuIdle", "no key: with a GPU the CPU is always allocated, and without one while it serves"),
        (".resources.limits", "no key: CPU, memory and one GPU are what an instance has"),
        ("template.nodeSelector", "no key: the GPU is all that a node is selected by"),
        ("binaryAuthorization", "no key: in a committed file it would let images past the policy for ever"),
        ("buildConfig", "no key: an image is built before it is deployed"),
        (".livenessProbe.tcpSocket", "Cloud Run offers tcp for the startup probe alone"),
    ];

    public static string Of(string path) =>
        Known.FirstOrDefault(known => path.Contains(known.Part, StringComparison.Ordinal)).Reason ?? "no key says it: see docs/service-properties.md";
}
