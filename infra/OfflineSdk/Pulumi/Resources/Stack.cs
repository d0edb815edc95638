using System.Reflection;

namespace Pulumi;

/// <summary>The resource that all others belong to.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", Convert(options)) =>
        Deployment.Current.Stack = this;

    // Registers the outputs of the stack class; every one must have been assigned.
    internal Output<IDictionary<string, object?>> RegisterPropertyOutputs()
    {
        var values = ReadOutputs();
        Require(values, value => value is not null, names => new RunException(
            $"Output(s) '{names}' have no value assigned. " +
            "[Output] attributed properties must be assigned inside Stack constructor."));
        Require(values, value => value is IOutput, names => RunException.OutputsHaveIncorrectType([names]));

        var outputs = Output.Create<IDictionary<string, object?>>(values.ToImmutableDictionary());
        RegisterOutputs(outputs);
        return outputs;
    }

    private static void Require(
        Dictionary<string, object?> values, Func<object?, bool> holds, Func<string, RunException> problem)
    {
        var names = string.Join(", ", values.Where(entry => !holds(entry.Value)).Select(entry => entry.Key));
        if (names.Length > 0)
        {
            throw problem(names);
        }
    }

    private static ComponentResourceOptions? Convert(StackOptions? options) =>
        options is null ? null : new() { ResourceTransformations = options.ResourceTransformations };

    private Dictionary<string, object?> ReadOutputs()
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } output
                && !property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            {
                values.Add(output.Name ?? property.Name, property.GetValue(this));
            }
        }

        return values;
    }
}
