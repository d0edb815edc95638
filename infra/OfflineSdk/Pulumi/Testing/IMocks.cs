namespace Pulumi.Testing;

/// <summary>Answers in place of the cloud.</summary>
public interface IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    public Task<object> CallAsync(MockCallArgs args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
