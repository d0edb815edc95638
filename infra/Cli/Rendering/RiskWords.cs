using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Risks as headings.</summary>
internal static class RiskWords
{
    public static string Title(Risk risk) => risk switch
    {
        Risk.Impossible => "Never goes through",
        Risk.DataLoss => "Deletes data",
        Risk.Traffic => "Ends a rollback or a split of traffic",
        Risk.Destruction => "Replaced or deleted",
        Risk.Exposure => "More public or more privileged",
        Risk.Capacity => "GPU and capacity",
        Risk.Cost => "Cost",
        _ => "The rest",
    };
}
