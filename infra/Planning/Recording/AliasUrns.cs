namespace GpuInfra.Planning;

// The URNs that the aliases of a resource mean: what an alias does not say is as it is now.
internal static class AliasUrns
{
    public static IReadOnlyList<string> Of(Registration registration, PlanRecorder recorder) =>
        [.. registration.Options.Aliases.Select(alias => Of(ResolvedOutput.Value(alias.ToOutput()), registration, recorder)).Distinct()];

    private static string Of(Alias alias, Registration registration, PlanRecorder recorder)
    {
        if (alias.Urn is { } urn)
        {
            return urn;
        }

        var stack = new StackName(
            Value(alias.Project) ?? recorder.Stack.Project, Value(alias.Stack) ?? recorder.Stack.Stack);
        var type = Value(alias.Type) ?? registration.Type;
        var parentType = ParentType(alias, registration, recorder);
        return stack.Urn(parentType is null ? type : $"{parentType}${type}", Value(alias.Name) ?? registration.Name);
    }

    private static string? ParentType(Alias alias, Registration registration, PlanRecorder recorder)
    {
        if (Value(alias.ParentUrn) is { } parentUrn)
        {
            return parentUrn.Split("::")[2] is var type && type == StackName.RootType ? null : type;
        }

        var parent = alias.NoParent ? null : alias.Parent is { } other ? recorder.Find(other) : registration.Parent;
        return parent is { Parent: not null } ? parent.QualifiedType : null;
    }

    private static string? Value(Input<string>? input) => ResolvedOutput.Value(input.ToOutput());
}
