using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Calls of modules whose inside is not given: those that are known to make a service are read by their arguments.</summary>
internal static class TerraformCalls
{
    /// <summary>How to read each of the services that calls make.</summary>
    public static ImmutableArray<Func<SourceNotes, SourceResource>> Services(TerraformModule root, SourceNotes notes)
    {
        var services = ImmutableArray.CreateBuilder<Func<SourceNotes, SourceResource>>();
        foreach (var call in root.AllCalls().Where(call => !call.Modules.Any()))
        {
            var copies = call.Arguments()
                .Select(copy => (copy.Arguments, Thing: FabricModule.Reads(call) ? FabricModule.Read(copy.Address, copy.Arguments) : null)).ToList();
            if (copies.Count > 0 && copies.TrueForAll(copy => copy.Thing is not null))
            {
                notes.CannotCarry("module", $"{call.Address}: what the module adds by itself is not in the file: only what the call says is read", call.Block.Place);
                services.AddRange(copies.Select(copy => (Func<SourceNotes, SourceResource>)(own => ReadCall(copy.Thing!, copy.Arguments, own))));
            }
            else if (copies.Count > 0)
            {
                notes.CannotCarry(call.Address, Reason(call), call.Block.Place);
            }
        }

        return services.ToImmutable();
    }

    private static SourceResource ReadCall(TerraformThing thing, HclObject arguments, SourceNotes notes)
    {
        foreach (var argument in arguments.Entries.Where(argument => argument.Value is not HclNull && !FabricModule.Arguments.Contains(argument.Name)))
        {
            notes.CannotCarry(argument.Name, argument is { Name: "managed_revision", Value: HclBool { Value: false } }
                ? "false: the module ignores later changes of the revision"
                : "what the module makes of it is not read", argument.Place);
        }

        var service = TerraformServices.Read(thing, FabricModule.Invokers(arguments), FabricModule.Grants(arguments), notes);
        TerraformServiceNotes.Note(thing, service, notes);
        return service;
    }

    private static string Reason(TerraformCall call) => call.IsLocal
        ? $"the files of {call.Source} are not given: name them, too, or adopt what terraform show -json prints"
        : $"the inside of {call.Source ?? "a module without a source"} is not given: "
            + "name its files below .terraform/modules, too, or adopt what terraform show -json prints";
}
