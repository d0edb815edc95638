using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Risks as classes of the style.</summary>
internal static class RiskStyle
{
    public static string Class(Risk risk) => risk switch
    {
        Risk.Impossible or Risk.DataLoss or Risk.Traffic or Risk.Destruction => "risk-high",
        Risk.Exposure => "risk-exposed",
        Risk.Capacity or Risk.Cost => "risk-some",
        _ => "risk-low",
    };
}
