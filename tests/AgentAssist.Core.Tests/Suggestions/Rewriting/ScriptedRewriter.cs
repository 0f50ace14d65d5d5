using System.Collections.Concurrent;
using System.Text.Json;
using AgentAssist.Core.Suggestions.Rewriting;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

/// <summary>A language model that a test writes the answers of.</summary>
internal sealed class ScriptedRewriter : IReplyRewriter
{
    private readonly ConcurrentQueue<RewriteRequest> _requests = new();

    /// <summary>Makes an answer's pieces of the steps; well-behaved by default.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<string>> Answer { get; set; } = Well;

    /// <summary>Waited for before the answer ends; null for not at all.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Thrown instead of an answer; null for none.</summary>
    public Exception? Failure { get; set; }

    public IReadOnlyList<RewriteRequest> Requests => [.. _requests];

    /// <summary>How many requests were given up.</summary>
    public int Cancelled => _cancelled;

    private int _cancelled;

    /// <summary>Each step in other words that change nothing.</summary>
    public static IEnumerable<string> Well(IReadOnlyList<string> steps) => [string.Join('\n', steps.Select(Reworded))];

    /// <summary>A step in other words that change nothing.</summary>
    public static string Reworded(string step) => step.EndsWith('.') ? $"{step[..^1]}, truly." : step;

    /// <summary>The steps that a prompt asks to reword.</summary>
    public static IReadOnlyList<string> Steps(RewritePrompt prompt)
    {
        using var material = JsonDocument.Parse(prompt.Material);
        return [.. material.RootElement.GetProperty("plan").EnumerateArray().Select(step => step.GetProperty("text").GetString()!)];
    }

    public async Task RewriteAsync(RewriteRequest request, Func<string, ValueTask<bool>> take, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        if (Failure is not null)
        {
            throw Failure;
        }

        if (Gate is { } gate)
        {
            try
            {
                await gate.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _cancelled);
                throw;
            }
        }

        foreach (var piece in Answer(Steps(request.Prompt)))
        {
            if (!await take(piece))
            {
                return;
            }
        }
    }
}
