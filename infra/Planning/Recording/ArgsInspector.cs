using System.Collections;
using Pulumi.Utilities;

namespace GpuInfra.Planning;

// What the mocks do not tell of a resource's inputs: which resources an input depends on, and which parts are secret.
internal static class ArgsInspector
{
    public static async ValueTask<SecretMask?> InspectAsync(object? value, ICollection<Resource> dependencies)
    {
        switch (value)
        {
            case null or string or bool or int or double:
                return null;
            case InputArgs args:
                return await InspectArgsAsync(args, dependencies).ConfigureAwait(false);
            case Resource resource:
                dependencies.Add(resource);
                return null;
            case IDictionary map:
                return await InspectMapAsync(map, dependencies).ConfigureAwait(false);
            case IList list:
                return await InspectListAsync(list, dependencies).ConfigureAwait(false);
            default:
                return await InspectOutputAsync(value, dependencies).ConfigureAwait(false);
        }
    }

    private static async ValueTask<SecretMask?> InspectOutputAsync(object value, ICollection<Resource> dependencies)
    {
        if (UntypedOutput.Of(value) is not { } output)
        {
            return await InspectAsync(UntypedOutput.InUnion(value), dependencies).ConfigureAwait(false);
        }

        foreach (var dependency in await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false))
        {
            dependencies.Add(dependency);
        }

        var known = await OutputUtilities.GetValueAsync(output).ConfigureAwait(false);
        var inner = await InspectAsync(known, dependencies).ConfigureAwait(false);
        return await Output.IsSecretAsync(output).ConfigureAwait(false) ? SecretMask.Whole : inner;
    }

    private static async ValueTask<SecretMask?> InspectArgsAsync(InputArgs args, ICollection<Resource> dependencies)
    {
        SecretMask? mask = null;
        foreach (var member in ArgsShape.Of(args))
        {
            var inner = await InspectAsync(member.Read(args), dependencies).ConfigureAwait(false);
            mask = SecretMask.Add(mask, member.Name, inner is not null && member.IsJson ? SecretMask.Whole : inner);
        }

        return mask;
    }

    private static async ValueTask<SecretMask?> InspectMapAsync(IDictionary map, ICollection<Resource> dependencies)
    {
        SecretMask? mask = null;
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Key is string name)
            {
                mask = SecretMask.Add(mask, name, await InspectAsync(entry.Value, dependencies).ConfigureAwait(false));
            }
        }

        return mask;
    }

    private static async ValueTask<SecretMask?> InspectListAsync(IList list, ICollection<Resource> dependencies)
    {
        SecretMask? mask = null;
        for (int index = 0, count = IsDefault(list) ? 0 : list.Count; index < count; index++)
        {
            var inner = await InspectAsync(list[index], dependencies).ConfigureAwait(false);
            mask = SecretMask.Add(mask, SecretMask.Name(index), inner);
        }

        return mask;
    }

    // An immutable array that was never given items throws where others are empty, and equals all of its kind.
    private static bool IsDefault(IList list) => list is ValueType && list.Equals(default(ImmutableArray<object>));
}
