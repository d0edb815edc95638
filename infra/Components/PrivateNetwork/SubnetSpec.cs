namespace GpuInfra;

// A subnet of a private network. A program does not see what is deployed, and a subnet that is in use can neither be renamed
// nor replaced: so the place of its range in the list says which of its two names it has, and the other one is an alias.
internal sealed record SubnetSpec(string Cidr, SubnetPlace Place)
{
    public string Role => Place == SubnetPlace.First ? SubnetNames.First : SubnetNames.OfRange(Cidr);

    // The end of the name that it may have had in another place; none if it is new there.
    public string? FormerRole => Place switch
    {
        SubnetPlace.First => SubnetNames.OfRange(Cidr),
        SubnetPlace.Only => SubnetNames.First,
        _ => null,
    };

    public static IReadOnlyList<SubnetSpec> Of(IReadOnlyList<string> cidrs, bool isList) =>
        cidrs is [var only]
            ? [new(only, isList ? SubnetPlace.Only : SubnetPlace.First)]
            : [.. cidrs.Distinct().Select((cidr, i) => new SubnetSpec(cidr, i == 0 ? SubnetPlace.First : SubnetPlace.Later))];
}
