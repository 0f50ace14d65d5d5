using AgentAssist.V1;

namespace AgentAssist.Server.Services;

/// <summary>
/// Part of the contract and not of this version: every method answers UNIMPLEMENTED with the reason METHOD_NOT_PROVIDED,
/// and reflection shows it, so that clients can be written today.
/// </summary>
internal sealed class KnowledgeGrpcService : KnowledgeService.KnowledgeServiceBase;
