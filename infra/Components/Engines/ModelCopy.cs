namespace GpuInfra;

// A sidecar that copies the weights from the bucket into memory before the server starts. It opens its port when all of them are
// there, which its startup probe waits for, and stays; what it has copied already, it does not copy again.
internal static class ModelCopy
{
    public const string Sidecar = "copy";

    // Files are copied several at a time, and large ones in pieces.
    internal const string Script =
        "mkdir -p \"$MODEL_TARGET\"; until gcloud storage rsync --recursive --quiet \"gs://$MODEL_BUCKET/$MODEL_FOLDER\" \"$MODEL_TARGET\"; "
        + "do sleep 2; done; exec python3 -m http.server \"$COPIED_PORT\" --directory /var/empty";

    private const int Port = 11_436;
    private const int PeriodSeconds = 5;
    private const int LeastSeconds = 600;
    private const long Mebibyte = 1L << 20;

    // For what the copying program itself takes.
    private const long OwnMebibytes = 512;

    public static ServiceDefaults Into(ServiceDefaults defaults, ServedModel model, Engine engine, Input<string> bucket)
    {
        var bytes = Models.WeightBytesOf(engine, model.Name, model.Weights) ?? 0;

        // A twentieth more, for what lies beside the weights.
        var mebibytes = (bytes / 20 * 21 / Mebibyte) + 1;
        return defaults with
        {
            Volumes = new Dictionary<string, VolumeArgs> { [Engine.ModelVolume] = new() { Memory = Size(mebibytes) } },
            Mounts = new Dictionary<string, string> { [Engine.ModelVolume] = Engine.ModelFolder },
            DependsOn = [Sidecar],
            Sidecars = new Dictionary<string, SidecarArgs>(defaults.Sidecars ?? new Dictionary<string, SidecarArgs>())
            {
                [Sidecar] = Container(model, engine, bytes, mebibytes, bucket),
            },
        };
    }

    private static SidecarArgs Container(ServedModel model, Engine engine, long bytes, long mebibytes, Input<string> bucket) => new()
    {
        Image = PublicImages.Importer,
        Command = ["/bin/sh", "-c"],
        Args = [Script],
        Env = new Dictionary<string, string>
        {
            ["COPIED_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["MODEL_FOLDER"] = engine.FolderOf(model),
            ["MODEL_TARGET"] = engine.FolderPath(model),
        },
        LateEnv = new Dictionary<string, Input<string>> { ["MODEL_BUCKET"] = bucket },
        Cpu = CpuFor(mebibytes + OwnMebibytes).ToString(),
        Memory = Size(mebibytes + OwnMebibytes),
        Mounts = new Dictionary<string, string> { [Engine.ModelVolume] = Engine.ModelFolder },
        StartupProbe = new ProbeArgs
        {
            Type = "tcp",
            Port = Port,
            PeriodSeconds = PeriodSeconds,
            FailureThreshold = (int)Math.Max(LeastSeconds, LoadRates.Memory.SecondsFor(bytes).Most) / PeriodSeconds,
        },
    };

    // What is copied counts against the memory of the container that copies it, which has as much as its vCPUs allow.
    private static Vcpu CpuFor(long mebibytes) => CloudRunLimits.SidecarMachines.Shapes
        .FirstOrDefault(shape => shape.Cpu >= Vcpu.Cpus(1) && shape.MaximumMemory >= Memory.Mebibytes(mebibytes))?.Cpu
        ?? CloudRunLimits.SidecarMachines.MaximumCpu;

    private static string Size(long mebibytes) => string.Create(CultureInfo.InvariantCulture, $"{mebibytes}Mi");
}
