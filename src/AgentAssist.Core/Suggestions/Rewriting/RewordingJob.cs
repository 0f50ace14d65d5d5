using AgentAssist.Core.Conversations;
using AgentAssist.Core.Suggestions.Checking;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>One suggestion to reword.</summary>
/// <param name="key">The conversation.</param>
/// <param name="plan">The suggestion, as steps.</param>
/// <param name="ground">What its words must rest on.</param>
/// <param name="revision">The revision of the last event of the turn.</param>
/// <param name="began">The clock's timestamp when the turn had been answered.</param>
internal sealed class RewordingJob(ConversationKey key, RewordingPlan plan, CheckGround ground, long revision, long began)
{
    private readonly CancellationTokenSource _lapsed = new();

    public ConversationKey Key => key;

    public RewordingPlan Plan => plan;

    public CheckGround Ground => ground;

    public long Revision => revision;

    public long Began => began;

    /// <summary>Cancelled once the conversation has gone on and other words are of no use any more.</summary>
    public CancellationToken Lapsed => _lapsed.Token;

    public void Lapse() => _lapsed.Cancel();
}
