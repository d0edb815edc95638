using Pulumi.Testing;

namespace GpuInfra.Planning;

/// <summary>Runs a program without an engine, a provider or a cloud, and says what it declares.</summary>
/// <remarks>
/// An output that only the cloud knows has a stand-in, at any depth: texts and numbers become references in the plan, a
/// list has one item, a map is empty and a truth value is false. A program that takes such an output apart may see that.
/// </remarks>
public static class Planner
{
    // The SDK takes its configuration from the environment of the process.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>Plans a program. Several calls at a time wait for each other.</summary>
    /// <exception cref="PlanFailedException">
    /// The program failed, or two resources have one URN. What the program threw, if it did, is the inner exception.
    /// </exception>
    public static async Task<Plan> PlanAsync(PlanRequest request)
    {
        await OneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            using (new EngineEnvironment(request.Config))
            {
                return await RunAsync(request).ConfigureAwait(false);
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<Plan> RunAsync(PlanRequest request)
    {
        var recorder = new PlanRecorder(new StackName(request.Project, request.Stack), request.Config);
        var stacks = new PlanStackFactory(recorder, request.Program);
        var options = new TestOptions
        {
            ProjectName = request.Project,
            StackName = request.Stack,
            OrganizationName = request.Organization,
            IsPreview = request.Mode == PlanMode.Preview,
        };

        Exception? failure = null;
        try
        {
            await Deployment.TestWithServiceProviderAsync<PlanStack>(recorder, stacks, options).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RunException or AggregateException)
        {
            failure = exception;
        }

        var builder = new PlanBuilder(recorder);
        return (stacks.Failure ?? failure) is { } cause
            ? throw new PlanFailedException(builder.References.Describe(FailureText.Of(cause)), cause)
            : builder.Build();
    }
}
