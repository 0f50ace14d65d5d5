using AgentAssist.V1;

namespace AgentAssist.Core.Tests;

public sealed class EnumNamesTests
{
    [Fact]
    public void UpperSnake_EveryContractEnum_DropsItsPrefixAndNothingElse()
    {
        Assert.Equal("CONVERSATION_NOT_FOUND", EnumNames.UpperSnake(ErrorReason.ConversationNotFound));
        Assert.Equal("HUMAN_AGENT", EnumNames.UpperSnake(Role.HumanAgent));
        Assert.Equal("LEGAL_OR_PRESS", EnumNames.UpperSnake(SignalKind.LegalOrPress));
        Assert.Equal("77", EnumNames.UpperSnake((Role)77));
        Assert.All(Enum.GetValues<ErrorReason>(), reason =>
            Assert.DoesNotContain("ERROR_REASON", EnumNames.UpperSnake(reason), StringComparison.Ordinal));
    }
}
