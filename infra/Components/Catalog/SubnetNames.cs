namespace GpuInfra;

/// <summary>The ends of the names that the subnets of a private network have.</summary>
public static class SubnetNames
{
    /// <summary>Of a range without a list, or the first of several.</summary>
    public const string First = "subnet";

    /// <summary>Of any other range.</summary>
    /// <param name="cidr">The range, such as <c>10.8.0.0/24</c>.</param>
    public static string OfRange(string cidr) => $"{First}-{cidr.Replace('.', '-').Replace('/', '-')}";
}
