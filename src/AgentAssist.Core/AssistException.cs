using AgentAssist.V1;

namespace AgentAssist.Core;

/// <summary>A call that is refused for a documented reason. The server maps the reason to its status in one place.</summary>
public sealed class AssistException(ErrorReason reason, string message, string field = "", Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Why; each reason has one canonical status.</summary>
    public ErrorReason Reason { get; } = reason;

    /// <summary>The request field at fault in snake_case; empty where no field is.</summary>
    public string Field { get; } = field;

    /// <summary>Every field at fault, where there are several; empty where <see cref="Field"/> says it all.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>What a program needs to react, for example <c>head_revision</c>. Never text of a customer.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>How long to wait before trying again; null where waiting does not help.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Adds metadata and returns this exception.</summary>
    public AssistException With(string key, long value)
    {
        Metadata[key] = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return this;
    }
}

/// <summary>A field at fault.</summary>
/// <param name="Field">The request field in snake_case, with indices, for example "library.phrases[3].text".</param>
/// <param name="Description">What is wrong with it, in one line.</param>
public sealed record Violation(string Field, string Description);
