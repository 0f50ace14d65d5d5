using AgentAssist.Core;
using AgentAssist.Server.Security;
using AgentAssist.V1;

namespace AgentAssist.Server.Services;

/// <summary>The replies that suggestions are made of.</summary>
internal sealed partial class LibraryGrpcService(AssistCore core, CallerSource callers) : LibraryService.LibraryServiceBase;

/// <summary>
/// Part of the contract and not of this version: every method answers UNIMPLEMENTED with the reason METHOD_NOT_PROVIDED,
/// and reflection shows it, so that clients can be written today.
/// </summary>
internal sealed class InsightGrpcService : InsightService.InsightServiceBase;
