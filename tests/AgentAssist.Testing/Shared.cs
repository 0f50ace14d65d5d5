namespace AgentAssist.Testing;

/// <summary>
/// A fixture that starts something when the first test asks for it, and ends it after the last one. Starting in the
/// fixture's own initialization would turn every skip, such as that of a missing server, into a failure.
/// Ask from the test class's InitializeAsync or from a test.
/// </summary>
/// <typeparam name="T">What the tests share.</typeparam>
public abstract class Shared<T> : IAsyncDisposable
    where T : IAsyncDisposable
{
    private readonly Lazy<Task<T>> _started;

    protected Shared() => _started = new(StartAsync);

    /// <summary>What the tests share; every call gives the same, or fails the same way.</summary>
    public Task<T> GetAsync() => _started.Value;

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _started.Value).DisposeAsync();
        }
    }

    protected abstract Task<T> StartAsync();
}
