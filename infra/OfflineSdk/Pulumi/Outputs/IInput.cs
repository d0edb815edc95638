namespace Pulumi;

/// <summary>An input whose type does not matter.</summary>
internal interface IInput
{
    public IOutput ToOutput();
}
