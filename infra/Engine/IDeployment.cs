namespace GpuInfra.Engine;

/// <summary>What becomes of all that a program sends to the engine.</summary>
public interface IDeployment
{
    /// <summary>The project and the stack.</summary>
    public Urns Urns { get; }

    /// <summary>A resource that was registered, or is to be read.</summary>
    /// <exception cref="RefusedException">The engine takes no such resource.</exception>
    public Task<CloudState> RegisterAsync(Registered resource);

    /// <summary>What a function answers, or a method of a component.</summary>
    /// <exception cref="RefusedException">There is no answer.</exception>
    public Task<JsonObject> CallAsync(FunctionCall call);

    /// <summary>What a component, or the stack, says that its outputs are.</summary>
    public void AddOutputs(string urn, JsonObject outputs);

    /// <summary>What the program had to say.</summary>
    public void Add(Logged log);

    /// <summary>The program came to its end.</summary>
    public void Finish();
}

/// <summary>A function that a program calls.</summary>
/// <param name="Token">Which, such as <c>gcp:organizations/getProject:getProject</c>.</param>
/// <param name="Args">With what.</param>
/// <param name="IsMethod">Whether it is a method of a component, which a plugin would answer.</param>
public sealed record FunctionCall(string Token, JsonObject Args, bool IsMethod);

/// <summary>What a program asks for is not there.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException()
    {
    }

    public RefusedException(string message)
        : base(message)
    {
    }

    public RefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
