using System.Diagnostics.CodeAnalysis;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: properties and fields with an <see cref="InputAttribute"/>.</summary>
[DynamicallyAccessedMembers(Inputs)]
public abstract class InputArgs
{
    internal const DynamicallyAccessedMemberTypes Inputs = DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.NonPublicProperties
        | DynamicallyAccessedMemberTypes.PublicFields
        | DynamicallyAccessedMemberTypes.NonPublicFields;

    protected InputArgs() { }

    // The arguments by their wire names; throws where a required one is missing.
    internal Dictionary<string, object?> ToDictionary()
    {
        var members = InputMember.Of(GetType());
        var values = new Dictionary<string, object?>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            values.Add(member.Name, member.Read(this));
        }

        return values;
    }
}
