using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Sorts resources into services, what stands beside them, and what no stack can say.</summary>
/// <param name="things">The resources.</param>
/// <param name="calls">How to read the services that calls of modules make.</param>
/// <param name="notes">Where it is noted what is left, asked and wrong.</param>
internal sealed class TerraformMapping(ImmutableArray<TerraformThing> things, ImmutableArray<Func<SourceNotes, SourceResource>> calls, SourceNotes notes)
{
    private readonly TerraformGrants _grants = new(things);

    public (ImmutableArray<SourceResource> Services, ImmutableArray<SourceResource> Beside) Read()
    {
        var made = things.Where(thing => thing.IsMade).ToList();
        var reads = made.Where(IsService).Select(thing => (Func<SourceNotes, SourceResource>)(own => ReadService(thing, own)));
        var services = TerraformServiceNotes.Gather(reads.Concat(calls), notes);
        var beside = made.Where(thing => TerraformBeside.Find(thing.Type) is not null && !IsDoubted(thing))
            .Select(thing => _grants.Added(TerraformBeside.Find(thing.Type)!.Read(thing, notes) with { Project = ProjectOf(thing, services) }, thing, notes)).ToImmutableArray();
        foreach (var type in made.Where(thing => !IsService(thing)).GroupBy(thing => TerraformLeft.WhatOf(thing)))
        {
            TerraformLeft.Note(type.Key, type.First(), notes);
        }

        foreach (var (address, reason, place) in _grants.Others)
        {
            notes.CannotCarry(address, reason, place);
        }

        foreach (var service in things.Where(thing => IsService(thing) && !thing.IsMade))
        {
            notes.CannotCarry(service.Address, "none of it is made with these values, by its count or for_each: give those with which it is, such as a .tfvars file", service.Place);
        }

        return (services, beside);
    }

    /// <summary>The project of a thing. One that nobody knows here is another than one that is known.</summary>
    private static string? ProjectOf(TerraformThing thing, ImmutableArray<SourceResource> services) => thing.Project switch
    {
        HclText { Secret: false, Value.Length: > 0 } project => project.Value,
        HclUnknown unknown when services.All(service => service.Properties["project"] is SourceScalar) => SourceExpressions.NamesOf(unknown.Expression),
        _ => null,
    };

    /// <summary>What may not be there is not the stack's to have.</summary>
    private bool IsDoubted(TerraformThing thing)
    {
        if (thing.Doubt is { } doubt)
        {
            notes.CannotCarry(
                thing.Address, $"whether it is made is not known ({TerraformServiceNotes.Told(doubt.Expression, doubt.Reason)}): the stack does not take it over", thing.Place);
        }

        return thing.Doubt is not null;
    }

    private static bool IsService(TerraformThing thing) => thing.Type is TerraformServices.V1 or TerraformServices.V2;

    private SourceResource ReadService(TerraformThing thing, SourceNotes own)
    {
        var service = TerraformServices.Read(thing, _grants.Invokers(thing, own), _grants.On(thing), own);
        foreach (var path in thing.Unmade.Where(path => path.EndsWith(".connector", StringComparison.Ordinal)))
        {
            own.CannotCarry("template.vpcAccess.connector", "no key for connectors; none is made with these values", thing.Place);
        }

        if (thing.Doubt is { } doubt)
        {
            own.Ask("count", $"whether {thing.Address} is there: {SourceExpressions.NamesOf(doubt.Expression)}: {doubt.Reason}", "it is there", doubt.Place);
        }

        TerraformServiceNotes.Note(thing, service, own);
        if (thing.Before is { } before)
        {
            TerraformServiceNotes.AskWhichSide(service, TerraformServices.Read(before, null, null, new SourceNotes()), own);
        }

        return service;
    }
}
