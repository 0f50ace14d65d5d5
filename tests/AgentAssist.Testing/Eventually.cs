using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace AgentAssist.Testing;

/// <summary>Waits for a condition, and only as long as it takes. A test that waits this way needs no sleep.</summary>
public static class Eventually
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns once <paramref name="condition"/> holds; fails the test when it does not within the bound.</summary>
    /// <param name="condition">Asked again every 20 ms.</param>
    /// <param name="within">The bound; 20 s by default.</param>
    /// <param name="what">What to say when it never held; by default the condition's own source text.</param>
    public static Task TrueAsync(
        Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string? what = null) =>
        TrueAsync(() => Task.FromResult(condition()), within, what);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, string?)"/>
    public static async Task TrueAsync(
        Func<Task<bool>> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (within ?? Default))
            {
                Assert.Fail($"Did not hold within {(within ?? Default).TotalSeconds:0.#} s: {what}");
            }

            await PauseAsync();
        }
    }

    /// <summary>
    /// Returns the result of the first call that does not throw. When none succeeds within the bound, the last
    /// exception comes through. For systems that are unavailable for a while.
    /// </summary>
    public static async Task<T> SucceedsAsync<T>(Func<Task<T>> action, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await action();
            }
            catch (Exception) when (watch.Elapsed < (within ?? Default))
            {
                await PauseAsync();
            }
        }
    }

    /// <inheritdoc cref="SucceedsAsync{T}"/>
    public static Task SucceedsAsync(Func<Task> action, TimeSpan? within = null) => SucceedsAsync(
        async () =>
        {
            await action();
            return true;
        },
        within);

    private static Task PauseAsync() => Task.Delay(Interval, TimeProvider.System);
}
