using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments: properties and fields with an <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    protected InputArgs() { }

    /// <summary>The arguments by their wire names; throws where a required one is missing.</summary>
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
