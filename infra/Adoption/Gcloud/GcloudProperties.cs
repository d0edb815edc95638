using System.Collections.Frozen;
using System.Globalization;

namespace GpuInfra.Adoption;

// Which flag of the service states which property of it.
internal static class GcloudProperties
{
    private static readonly FrozenDictionary<string, string> Ingress = Choices(
        ("all", "INGRESS_TRAFFIC_ALL"), ("internal", "INGRESS_TRAFFIC_INTERNAL_ONLY"),
        ("internal-and-cloud-load-balancing", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"));

    private static readonly FrozenDictionary<string, string> Egress = Choices(
        ("all", "ALL_TRAFFIC"), ("all-traffic", "ALL_TRAFFIC"), ("private-ranges-only", "PRIVATE_RANGES_ONLY"));

    private static readonly FrozenDictionary<string, string> Environment = Choices(
        ("gen1", "EXECUTION_ENVIRONMENT_GEN1"), ("gen2", "EXECUTION_ENVIRONMENT_GEN2"));

    private static readonly FrozenDictionary<string, string> KeyRevocation = Choices(("prevent-new", "PREVENT_NEW"), ("shut-down", "SHUTDOWN"));

    public static void State(SourceMapBuilder stated, GcloudContext context, GcloudSetting setting)
    {
        switch (setting.Flag)
        {
            case "region":
                Text("location");
                break;
            case "project":
                Text("project");
                break;
            case "regions":
                List("multiRegionSettings.regions");
                break;
            case "description":
                Text("description");
                break;
            case "service-account":
                Text("template.serviceAccount");
                break;
            case "concurrency":
                Number("template.maxInstanceRequestConcurrency", 1);
                break;
            case "timeout":
                stated.Add("template.timeout", Duration("template.timeout", context, setting, 1));
                break;
            case "min-instances":
                Number("template.scaling.minInstanceCount", 0);
                break;
            case "max-instances":
                Number("template.scaling.maxInstanceCount", 0);
                break;
            case "min" or "service-min-instances":
                Number("scaling.minInstanceCount", 0);
                break;
            case "max" or "service-max-instances":
                Number("scaling.maxInstanceCount", 0);
                break;
            case "scaling" when setting.Value!.Value == "auto":
                stated.Add("scaling.scalingMode", new SourceScalar("AUTOMATIC", context.PlaceOf(setting.Value, setting.Origin)));
                break;
            case "scaling":
                stated.Add("scaling.scalingMode", new SourceScalar("MANUAL", context.PlaceOf(setting.Value, setting.Origin)));
                Number("scaling.manualInstanceCount", 0);
                break;
            case "ingress":
                Choice("ingress", Ingress);
                break;
            case "execution-environment":
                Choice("template.executionEnvironment", Environment);
                break;
            case "gpu-type":
                Text("template.nodeSelector.accelerator");
                break;
            case "gpu-zonal-redundancy":
                Boolean("template.gpuZonalRedundancyDisabled", isOpposite: true);
                break;
            case "vpc-egress":
                Choice("template.vpcAccess.egress", Egress);
                break;
            case "vpc-connector":
                Text("template.vpcAccess.connector");
                break;
            case "session-affinity":
                Boolean("template.sessionAffinity", isOpposite: false);
                break;
            case "key":
                Text("template.encryptionKey");
                break;
            case "post-key-revocation-action-type":
                Choice("template.encryptionKeyRevocationAction", KeyRevocation);
                break;
            case "encryption-key-shutdown-hours":
                stated.Add("template.encryptionKeyShutdownDuration", Duration("template.encryptionKeyShutdownDuration", context, setting, 3600));
                break;
            case "binary-authorization" when setting.Value!.Value == "default":
                stated.Add("binaryAuthorization.useDefault", new SourceScalar(true, context.PlaceOf(setting.Value, setting.Origin)));
                break;
            case "binary-authorization":
                Text("binaryAuthorization.policy");
                break;
            case "breakglass":
                Text("binaryAuthorization.breakglassJustification");
                break;
            case "mesh":
                Text("template.serviceMesh.mesh");
                break;
            case "invoker-iam-check":
                Boolean("invokerIamDisabled", isOpposite: true);
                break;
            case "iap":
                Boolean("iapEnabled", isOpposite: false);
                break;
            case "default-url":
                Boolean("defaultUriDisabled", isOpposite: true);
                break;
            case "deploy-health-check":
                Boolean("template.healthCheckDisabled", isOpposite: true);
                break;
            default:
                break;
        }

        void Text(string path) => stated.Add(path, context.ToValue(path, setting.Value!, setting.Origin));

        void Number(string path, long least) => stated.Add(path, context.Number(path, setting, least));

        void Choice(string path, FrozenDictionary<string, string> choices) => stated.Add(path, context.Choice(path, setting, choices));

        void Boolean(string path, bool isOpposite) => stated.Add(path, new SourceScalar(setting.IsOn != isOpposite, context.PlaceOf(setting.Origin)));

        void List(string path) => stated.Add(path, GcloudLists.ToList(context, path, [setting]));
    }

    private static SourceValue? Duration(string path, GcloudContext context, GcloudSetting setting, int unit)
    {
        var text = context.Settle(setting.Value!);
        if (text.IsKnown && GcloudDuration.Seconds(text.Value) is not >= 1)
        {
            context.Refuse(text.Start ?? setting.Origin, $"--{setting.Flag} is {text.Value}, but must be a time of a second or more, such as 900, 15m or 1h.");
            return null;
        }

        return context.ToValue(path, text, setting.Origin, value => string.Create(CultureInfo.InvariantCulture, $"{GcloudDuration.Seconds(value) * unit:0.####}s"));
    }

    private static FrozenDictionary<string, string> Choices(params (string Word, string Property)[] choices) =>
        choices.ToFrozenDictionary(static choice => choice.Word, static choice => choice.Property);
}
