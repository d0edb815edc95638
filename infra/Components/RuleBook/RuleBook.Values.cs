namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>The form of a service's images and mounts.</summary>
    private static IEnumerable<Rule> Values =>
    [
        new("RUN055", "MountPathIsFree", "A volume is mounted outside /dev, /proc and /sys.",
            "Cloud Run refuses the revision. A server that wants more shared memory is told to use another folder.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN056", "MountPathIsPlain", "The path of a mount has no colon, no blank and no step to another folder.",
            "Cloud Run's API refuses a colon, and what else is not plain is mounted elsewhere than it seems.")
            { Source = Sources.ServiceApi.Url },
        new("RUN057", "MountsAreApart", "No volume is mounted within another.",
            "Which of the two is mounted first is not documented, and the outer one may hide the inner one.")
            { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url },
        new("RUN058", "ImageIsReference", "An image is named by a reference that registries know.",
            "Cloud Run refuses a scheme, a blank, an upper-case name, a digest that is cut off, and an address in Artifact Registry "
                + "without its repository.")
            { Source = Sources.Deploying.Url },
        new("RUN059", "ImageHasTag", "An image has a tag other than latest, or a digest.",
            "What was pushed last is what the next revision runs, whatever was reviewed. A warning; an error where the stack is "
                + "protected.")
            { Source = Sources.Deploying.Url },
        new("RUN060", "TagNamesVersion", "The tag of an image names a version.",
            "A tag such as nightly is moved to what was built last, and so the next revision runs what nobody reviewed.")
            { Severity = Severity.Warning, Source = Sources.Deploying.Url },
        new("RUN061", "MountOptionIsKnown", "Cloud Storage FUSE knows each mount option.",
            "One that it does not know fails the mount when an instance starts.")
            { Severity = Severity.Warning, Source = MountOptions.Source.Url },
        new("RUN062", "GpuIsVisible", "A server sees the GPU of its instance.",
            "A variable that hides it lets the server compute without it, or not start, while the GPU is paid for.")
            { Severity = Severity.Warning, Source = ServerSources.VisibleDevices.Url },
        new("RUN063", "ServerComputesOnGpu", "A server with a GPU computes on it.",
            "The GPU is paid for by the second, and without it an answer takes minutes.")
            { Severity = Severity.Warning, Source = Sources.Gpu.Url },
        new("RUN064", "GpuShareIsFraction", "A server's share of the GPU memory is above 0 and at most 1.",
            "The server refuses any other number when it starts.")
            { Source = ServerSources.Vllm.Url },
        new("RUN065", "FlagsAreWords", "A flag and its value are two items of args, or one with an equals sign.",
            "No shell splits an item at its blanks, so the server is told a flag that it does not know.")
            { Severity = Severity.Warning, Source = Sources.ContainerContract.Url },
        new("RUN066", "ProbeIsAnswered", "A probe asks in a protocol that the server speaks.",
            "A probe over gRPC that nobody answers fails, and no instance is ever ready.")
            { Severity = Severity.Warning, Source = Sources.HealthChecks.Url },
        new("RUN067", "DriverPathIsKept", $"{DriverLibraries.SearchPathVariable} keeps the folder of the driver's libraries.",
            "A value without it hides the driver from the server, which then finds no GPU.")
            { Severity = Severity.Warning, Source = DriverLibraries.Source.Url },
        new("RUN068", "StartIsNotDelayed", "A server with a GPU is asked early whether it is ready.",
            "A delay before the first probe is waited at every cold start. More tries wait as long, and no longer than is needed.")
            { Severity = Severity.Warning, Source = Sources.HealthChecks.Url },
        new("RUN069", "ModelStaysLoaded", "A model stays in the GPU while its instance lives.",
            "Ollama takes it out after five minutes without a request, and the next one waits for the load.")
            { Severity = Severity.Warning, Source = Servers.Ollama.Source.Url },
    ];
}
