using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>
/// A language model that finds other words for a reply. It may be slow, down, wrong or hostile: whoever calls it bounds what it
/// gives and checks every word. Thread-safe.
/// </summary>
public interface IReplyRewriter
{
    /// <summary>Asks for one reply.</summary>
    /// <param name="request">What to reword, and within which time.</param>
    /// <param name="take">
    /// Gets the text in order, in pieces of any size, as it arrives; one call at a time. Returns false when no more is wanted: the
    /// call then ends soon, as if the model had nothing more to say.
    /// </param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="RewriteException">There is no whole answer.</exception>
    Task RewriteAsync(RewriteRequest request, Func<string, ValueTask<bool>> take, CancellationToken cancellationToken);
}

/// <summary>What is asked of a language model.</summary>
/// <param name="Tenant">On whose account.</param>
/// <param name="Prompt">The question.</param>
/// <param name="Within">The time that is left for the whole answer.</param>
public sealed record RewriteRequest(string Tenant, RewritePrompt Prompt, TimeSpan Within);

/// <summary>A question to a language model, in which nothing identifies the customer.</summary>
/// <param name="Instructions">What to do. Nothing in it was said or written by anybody in the conversation.</param>
/// <param name="Material">A JSON document with what to do it with, the customer's words among it.</param>
public sealed record RewritePrompt(string Instructions, string Material);

/// <summary>A language model gave no whole answer.</summary>
/// <param name="reason">Why, as desktops are told.</param>
/// <param name="message">The same for a developer. Never text of a customer, of the model or of its provider.</param>
public sealed class RewriteException(DegradationReason reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why, as desktops are told.</summary>
    public DegradationReason Reason { get; } = reason;
}
