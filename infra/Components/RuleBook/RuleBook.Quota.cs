namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>What a stack says of its quotas.</summary>
    private static IEnumerable<Rule> Quota =>
    [
        new("QTA001", "QuotaHasAccelerator", "A declared GPU quota is of a GPU that Cloud Run offers.",
            "A quota under another id would never be looked at. Use the id of the accelerator as the services say it.")
            { Source = Sources.Gpu.Url },
        new("QTA002", "QuotaIsNotNegative", "A declared quota is zero or more.",
            "Declare what the quota page of the project shows, in whole GPUs.")
            { Source = Sources.Quotas.Url },
    ];
}
