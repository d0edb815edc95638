using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Risks as headings.</summary>
internal static class RiskWords
{
    public static string Title(Risk risk) => risk switch
    {
        Risk.DataLoss => "Deletes data",
        Risk.Destruction => "Replaced or deleted",
        Risk.Exposure => "More public or more privileged",
        Risk.Capacity => "GPU and capacity",
        Risk.Cost => "Cost",
        Risk.Other => "The rest",
        _ => "Noise",
    };

    public static string Class(Risk risk) => risk switch
    {
        Risk.DataLoss or Risk.Destruction => "risk-high",
        Risk.Exposure => "risk-exposed",
        Risk.Capacity or Risk.Cost => "risk-some",
        _ => "risk-low",
    };
}
