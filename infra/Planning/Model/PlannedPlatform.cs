namespace GpuInfra.Planning;

// What the services of a region share, as its component says it.
internal sealed record PlannedPlatform(PlannedResource Resource)
{
    private PropertyMap? UsageInputs => Resource.Inputs.Map("usage");

    public string? Region => Resource.Inputs.Text("region");

    public bool HasUsage => UsageInputs is not null;

    // In GiB; nothing where nobody says it.
    public decimal? Models => Amount("models");

    public decimal? Images => Amount("images");

    public decimal InternetSent => Amount("internetSent") ?? 0;

    public decimal SentAndReceived => InternetSent + (Amount("internetReceived") ?? 0);

    public int? BucketReads => UsageInputs?.Whole("bucketReads");

    public int? BucketWrites => UsageInputs?.Whole("bucketWrites");

    public PlannedQuota Quota => Resource.Inputs.Map("quota") is { } said ? new(said) : PlannedQuota.Unsaid;

    private decimal? Amount(string key) => ResourceQuantity.Gibibytes(UsageInputs?.Text(key));
}

// What the stack file says of the quotas of a region; nothing where it says nothing.
internal sealed record PlannedQuota(PropertyMap Inputs)
{
    public static PlannedQuota Unsaid { get; } = new(PropertyMap.Empty);

    public decimal? Cpu => ResourceQuantity.Read(Inputs.Text("cpu"));

    public decimal? Gibibytes => ResourceQuantity.Gibibytes(Inputs.Text("memory"));

    public int? Gpus(string accelerator, bool hasZonalRedundancy) =>
        Inputs.Whole(ArgumentPath.Key(hasZonalRedundancy ? "gpusWithZonalRedundancy" : "gpus", accelerator));
}
