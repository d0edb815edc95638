using System.Collections.Generic;

namespace GpuInfra.SchemaGenerator;

internal sealed record ObjectType(Token Token, IReadOnlyList<Property> Properties);
